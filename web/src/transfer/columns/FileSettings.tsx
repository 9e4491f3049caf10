import { Select, Switch } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileForm, Import, Mapping } from '../imports';
import classes from './columns.module.css';

const delimiters = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'pipe',
  ' ': 'space',
} as const;
const encodings = {
  'UTF-8': 'utf8',
  'UTF-16': 'utf16',
  'windows-1251': 'cyrillic',
  'windows-1252': 'western',
  'windows-1255': 'hebrew',
  GB18030: 'chinese',
} as const;

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
  const { delimiter, encoding, header, sheet } = mapping;
  const { kind, sheets } = imported;
  const settings = { delimiter, encoding, header, sheet };
  // One column is nearly always a delimiter that was not found; another character set is a guess.
  const doubtful = kind === 'csv' && (imported.columns.length < 2 || !encoding.startsWith('UTF'));
  const title = {
    csv: () =>
      t('settings.title', {
        delimiter: delimiterName(delimiter),
        encoding: encodingName(encoding),
      }),
    xlsx: () => t('settings.sheetTitle', { sheet }),
    vcard: () => t('settings.cards', { encoding: encodingName(encoding) }),
  };
  return (
    <details className={classes.settings} open={doubtful || undefined}>
      <summary>
        <IconChevronRight size={15} stroke={1.8} aria-hidden />
        {title[kind]()}
      </summary>
      <div className={classes.settingsBody}>
        {kind === 'xlsx' && (
          <Select
            label={t('settings.sheet')}
            data={sheets}
            value={sheet}
            allowDeselect={false}
            onChange={(value) => value && onReread({ ...settings, sheet: value })}
          />
        )}
        {kind === 'csv' && (
          <Select
            label={t('settings.delimiter')}
            data={[...Object.keys(delimiters), ...(delimiter in delimiters ? [] : [delimiter])].map(
              (value) => ({ value, label: delimiterName(value) }),
            )}
            value={delimiter}
            allowDeselect={false}
            onChange={(value) => value && onReread({ ...settings, delimiter: value })}
          />
        )}
        {kind !== 'xlsx' && (
          <Select
            label={t('settings.encoding')}
            description={t('settings.encodingHelp')}
            inputWrapperOrder={['label', 'input', 'description']}
            data={[...Object.keys(encodings), ...(encoding in encodings ? [] : [encoding])].map(
              (value) => ({ value, label: encodingName(value) }),
            )}
            value={encoding}
            allowDeselect={false}
            onChange={(value) => value && onReread({ ...settings, encoding: value })}
          />
        )}
        {kind !== 'vcard' && (
          <Switch
            label={t('settings.header')}
            checked={header}
            pb={8}
            onChange={(event) => onReread({ ...settings, header: event.currentTarget.checked })}
          />
        )}
      </div>
    </details>
  );

  function encodingName(charset: string): string {
    const name = encodings[charset as keyof typeof encodings];
    return name ? t(`settings.encodings.${name}`) : charset;
  }

  function delimiterName(sign: string): string {
    const name = delimiters[sign as keyof typeof delimiters];
    return name ? t(`settings.delimiters.${name}`) : sign;
  }
}
