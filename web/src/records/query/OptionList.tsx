import { Checkbox, ScrollArea, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './FilterEditor.module.css';

/** What a filter may ask for, to be ticked. */
export function OptionList({
  label,
  options,
  values,
  onChange,
}: {
  label: string;
  options: { value: string; label: string; detail?: string | null | undefined }[];
  values: string[];
  onChange: (values: string[]) => void;
}) {
  const { t } = useTranslation('records');
  return (
    <ScrollArea.Autosize mah={260} type="auto">
      <Checkbox.Group value={values} onChange={onChange} aria-label={label}>
        <div className={classes.options}>
          {options.map((option) => (
            <Checkbox
              key={option.value}
              size="xs"
              value={option.value}
              label={option.label}
              description={option.detail}
            />
          ))}
        </div>
      </Checkbox.Group>
      {options.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('reference.nothing')}
        </Text>
      )}
    </ScrollArea.Autosize>
  );
}
