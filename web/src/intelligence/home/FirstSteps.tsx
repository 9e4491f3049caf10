import { Button } from '@mantine/core';
import { IconFileText, IconPlus, IconUpload, IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../platform/session/session';
import { useObject } from '../../records/catalog';
import { newWords } from '../../records/words';
import classes from './home.module.css';

/** An empty house says how to move in. */
export function FirstSteps() {
  const { t } = useTranslation('intelligence');
  const { user } = useSignedIn();
  const company = useObject('company');
  const lead = useObject('lead');
  const deal = useObject('opportunity');
  const quote = useObject('quote');
  return (
    <section className={classes.first}>
      <h2>{t('first.title', { name: user.name })}</h2>
      <p>{t('first.text')}</p>
      <div className={classes.steps}>
        <Button
          leftSection={<IconUpload size={16} />}
          renderRoot={(props) => <Link {...props} to="/imports" />}
        >
          {t('first.import')}
        </Button>
        {quote?.can.create && deal?.can.create && company?.can.create && (
          <Button
            variant="default"
            leftSection={<IconFileText size={16} />}
            renderRoot={(props) => (
              <Link
                {...props}
                to="/$path"
                params={{ path: quote.path }}
                search={{ create: true }}
              />
            )}
          >
            {t('first.quote')}
          </Button>
        )}
        {[company, lead].map(
          (object) =>
            object?.can.create && (
              <Button
                key={object.name}
                variant="default"
                leftSection={<IconPlus size={16} />}
                renderRoot={(props) => (
                  <Link
                    {...props}
                    to="/$path"
                    params={{ path: object.path }}
                    search={{ create: true }}
                  />
                )}
              >
                {newWords(object)}
              </Button>
            ),
        )}
        {user.administrator && (
          <Button
            variant="default"
            leftSection={<IconUserPlus size={16} />}
            renderRoot={(props) => <Link {...props} to="/administration/users" />}
          >
            {t('first.invite')}
          </Button>
        )}
      </div>
    </section>
  );
}
