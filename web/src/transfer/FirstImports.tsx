import { Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkAnchor } from '../platform/links';
import { Icon } from '../platform/icons';
import { useCatalog } from '../records/catalog';
import classes from './FirstImports.module.css';
import { mainOrder } from './steps';

/** Before the first import: what to bring in, and in which order, so that each file finds what it names. */
export function FirstImports() {
  const { t } = useTranslation('transfer');
  const { objects } = useCatalog();
  const offered = mainOrder.flatMap(
    (name) => objects.find((object) => object.name === name && object.can.create) ?? [],
  );
  return (
    <Stack gap="xs" maw={640} mx="auto" pt="6vh">
      <Title order={2} size="h4">
        {t('first.title')}
      </Title>
      <Text c="dimmed">{t('first.text')}</Text>
      <ol className={classes.order}>
        {offered.map((object, index) => (
          <li key={object.name}>
            <Link to="/imports/new" search={{ object: object.name }} className={classes.entry}>
              <span className={classes.number} aria-hidden>
                {index + 1}
              </span>
              <span className={classes.words}>
                <span className={classes.name}>
                  {object.name === 'user' ? t('objects.user') : object.pluralLabel}
                </span>
                <Hint object={object.name} />
              </span>
              <Icon name={object.icon} size={20} />
            </Link>
          </li>
        ))}
      </ol>
      <Text size="sm" c="dimmed">
        {t('first.other')}{' '}
        <LinkAnchor to="/imports/new" size="sm">
          {t('first.otherLink')}
        </LinkAnchor>
      </Text>
    </Stack>
  );
}

/** What a file of that kind brings. */
export function Hint({ object }: { object: string }) {
  const { t } = useTranslation('transfer');
  const known = ['user', 'product', 'company', 'person', 'lead', 'opportunity', 'task'] as const;
  const name = known.find((one) => one === object);
  return name ? <span className={classes.hint}>{t(`hints.${name}`)}</span> : null;
}
