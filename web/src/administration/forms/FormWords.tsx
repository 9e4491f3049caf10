import { Stack, Textarea, TextInput, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { IntakeForm } from './api';

interface Props {
  form: IntakeForm;
  language: string;
  onChange: (form: IntakeForm) => void;
}

const nothing = { title: null, intro: null, button: null, thanks: null };
const texts = ['title', 'intro', 'button', 'thanks'] as const;

/** What the form says in a language. */
export function FormWords({ form, language, onChange }: Props) {
  const { t } = useTranslation('intake');
  const words = form.words[language] ?? nothing;
  return (
    <Stack gap="sm" mb={24} component="section" aria-label={t('words')}>
      <Title order={3} size="h6">
        {t('words')}
      </Title>
      {texts.map((name) => {
        const props = {
          label: t(name),
          dir: 'auto',
          maxLength: 2000,
          value: words[name] ?? '',
          onChange: (event: { currentTarget: { value: string } }) =>
            onChange({
              ...form,
              words: {
                ...form.words,
                [language]: { ...words, [name]: event.currentTarget.value || null },
              },
            }),
        } as const;
        return name === 'intro' || name === 'thanks' ? (
          <Textarea key={name} autosize minRows={2} {...props} />
        ) : (
          <TextInput key={name} {...props} placeholder={name === 'title' ? form.name : undefined} />
        );
      })}
    </Stack>
  );
}
