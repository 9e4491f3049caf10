import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeLanguage, isLanguage, languages } from '.';

/** The language before the sign-in; afterwards it belongs to the user's settings. */
export function LanguageSelect({ onChange }: { onChange?: (language: string) => void }) {
  const { t, i18n } = useTranslation('platform');
  return (
    <NativeSelect
      aria-label={t('language')}
      size="xs"
      value={i18n.language}
      data={Object.entries(languages).map(([value, { name }]) => ({ value, label: name }))}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (isLanguage(value)) void changeLanguage(value);
        onChange?.(value);
      }}
    />
  );
}
