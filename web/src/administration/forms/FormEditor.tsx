import { Alert, Button, SegmentedControl, SimpleGrid, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, isLanguage, languages } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { offer } from '../../platform/offer';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import classes from '../administration.module.css';
import { useDraft } from '../layouts/useDraft';
import { deleteForm, restoreForm, saveForm } from './api';
import type { IntakeFormView } from './api';
import { FormBasics } from './FormBasics';
import { FormConsents } from './FormConsents';
import { FormFields } from './FormFields';
import own from './forms.module.css';
import { FormPreview } from './FormPreview';
import { FormWords } from './FormWords';
import { Submissions } from './Submissions';

/** One form: what it asks, how it speaks, how it looks, and what came by it. */
export function FormEditor({ kept, askable }: { kept: IntakeFormView; askable: string[] }) {
  const { t } = useTranslation('intake');
  const draft = useDraft(kept.form);
  const form = draft.now;
  const [wished, setWished] = useState<string>(currentLanguage());
  const language = form.languages.includes(wished) ? wished : (form.languages[0] ?? 'en');
  const saving = useOnce({
    mutationFn: () => saveForm(kept.id, kept.version, form),
    onSuccess: () => {
      notifications.show({ message: t('saved'), withBorder: true, autoClose: 2500 });
    },
  });
  const removing = useOnce({
    mutationFn: () => deleteForm(kept.id),
    onSuccess: () => {
      const id = `form-${kept.id}`;
      offer({
        id,
        message: t('removed', { name: kept.form.name }),
        action: t('undo'),
        act: () => {
          notifications.hide(id);
          restoreForm(kept.id).catch(notifyProblem);
        },
      });
    },
    onError: notifyProblem,
  });
  const problem = saving.error;
  const errors = isProblem(problem) ? problem.byField : {};

  return (
    <>
      <div className={classes.bar}>
        <Title order={2} size="h5" className={classes.grow} dir="auto">
          {form.name || kept.form.name}
        </Title>
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={15} stroke={1.8} aria-hidden />}
          loading={removing.isPending}
          onClick={() => removing.mutate()}
        >
          {t('remove')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          disabled={!draft.changed}
          leftSection={<IconArrowBackUp size={15} stroke={1.8} aria-hidden />}
          onClick={draft.undo}
        >
          {t('undo')}
        </Button>
        <Button
          disabled={!draft.changed}
          loading={saving.isPending}
          onClick={() => saving.mutate()}
        >
          {t('save')}
        </Button>
      </div>
      {problem && (
        <Alert color="red" role="alert" mb={12} title={isProblem(problem) ? problem.title : null}>
          {isProblem(problem) && problem.errors.length > 0
            ? problem.errors.map(({ message }, index) => <div key={index}>{message}</div>)
            : problem.message}
        </Alert>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing={32}>
        <div>
          <FormBasics form={form} link={kept.link} errors={errors} onChange={draft.change} />
          {form.languages.length > 1 && (
            <SegmentedControl
              size="xs"
              mb={12}
              aria-label={t('textsIn')}
              value={language}
              onChange={setWished}
              data={form.languages.map((tag) => ({
                value: tag,
                label: isLanguage(tag) ? languages[tag].name : tag,
              }))}
            />
          )}
          <FormFields {...{ form, askable, language }} onChange={draft.change} />
          <FormWords {...{ form, language }} onChange={draft.change} />
          <FormConsents
            {...{ form, language }}
            error={errors.doubleOptIn}
            onChange={draft.change}
          />
        </div>
        <div className={own.side}>
          <FormPreview view={kept} language={language} changed={draft.changed} />
        </div>
      </SimpleGrid>
      <Submissions view={kept} />
    </>
  );
}
