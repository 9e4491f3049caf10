import { Select, Switch } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileForm, Import, Mapping } from '../imports';
import classes from './columns.module.css';

const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;
const encodings = ['UTF-8', 'UTF-16'];

/** How the file is read: found by itself, and here for when that went wrong. */
export function FileSettings({
  imported,
  mapping,
  onReread,
}: {
  imported: Import;
  mapping: Mapping;
  onReread: (form: FileForm) => void;
}) {
  const { t } = useTranslation('transfer');
  const { delimiter, encoding, header } = mapping;
  const settings = { delimiter, encoding, header };
  // One column is nearly always a delimiter that was not found.
  const doubtful = imported.columns.length < 2;
  const known = encodings.find((name) => name.toLowerCase() === encoding.toLowerCase());
  return (
    <details className={classes.settings} open={doubtful || undefined}>
      <summary>
        <IconChevronRight size={15} stroke={1.8} aria-hidden />
        {t('settings.title', {
          delimiter: delimiterName(delimiter),
          encoding,
        })}
      </summary>
      <div className={classes.settingsBody}>
        <Select
          label={t('settings.delimiter')}
          data={[...Object.keys(delimiters), ...(delimiter in delimiters ? [] : [delimiter])].map(
            (value) => ({ value, label: delimiterName(value) }),
          )}
          value={delimiter}
          allowDeselect={false}
          onChange={(value) => value && onReread({ ...settings, delimiter: value })}
        />
        <Select
          label={t('settings.encoding')}
          data={known ? encodings : [encoding, ...encodings]}
          value={known ?? encoding}
          allowDeselect={false}
          onChange={(value) => value && onReread({ ...settings, encoding: value })}
        />
        <Switch
          label={t('settings.header')}
          checked={header}
          pb={8}
          onChange={(event) => onReread({ ...settings, header: event.currentTarget.checked })}
        />
      </div>
    </details>
  );

  function delimiterName(sign: string): string {
    const name = delimiters[sign as keyof typeof delimiters];
    return name ? t(`settings.delimiters.${name}`) : sign;
  }
}
