import { ActionIcon, Button, Group, Input, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconEye, IconEyeOff } from '@tabler/icons-react';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage, languages } from '../../platform/languages';
import type { Language } from '../../platform/languages';
import type { ShapedField } from './api';
import { ColorMenu } from './ColorMenu';
import type { FieldForm } from './FieldDialog';
import classes from './fields.module.css';
import { choiceColors } from './types';
import type { ChoiceDraft } from './types';

interface Props {
  form: FieldForm;
  /** Null for a new one. */
  field: ShapedField | null;
}

/** The choices of a field, in the order in which people see them. */
export function ChoicesInput({ form, field }: Props) {
  const { t } = useTranslation('fields');
  const mine = currentLanguage();
  const [language, setLanguage] = useState<Language>(mine);
  const { choices } = form.values;
  const { open = true, needed = [] } = field ?? {};
  const isNeeded = ({ value }: ChoiceDraft) => value !== null && needed.includes(value);

  function insert() {
    // What the product ends with, such as the ends of the work on a lead, stays last.
    const last = choices.findLastIndex((choice) => !isNeeded(choice)) + 1;
    const color = choiceColors[choices.length % choiceColors.length] ?? 'gray';
    const choice: ChoiceDraft = { value: null, label: '', labels: {}, color, hidden: false };
    form.insertListItem('choices', choice, last || choices.length);
  }

  function said(choice: ChoiceDraft, index: number) {
    if (language === mine) return form.getInputProps(`choices.${index}.label`);
    return {
      value: choice.labels[language] ?? '',
      placeholder: choice.label,
      lang: language,
      onChange: ({ currentTarget }: React.ChangeEvent<HTMLInputElement>) =>
        form.setFieldValue(`choices.${index}.labels`, {
          ...choice.labels,
          [language]: currentTarget.value,
        }),
    };
  }

  return (
    <Input.Wrapper label={t('choices')} error={form.errors.choices}>
      <Stack gap={6}>
        {!open && (
          <Text size="xs" c="dimmed">
            {t('closedChoices')}
          </Text>
        )}
        {choices.length > 0 && (
          <Select
            size="xs"
            maw={200}
            aria-label={t('namesIn')}
            data={Object.entries(languages).map(([value, { name }]) => ({ value, label: name }))}
            value={language}
            onChange={(value) => setLanguage((value as Language | null) ?? mine)}
            allowDeselect={false}
          />
        )}
        {choices.map((choice, index) => {
          const name = choice.label || t('choice', { number: index + 1 });
          return (
            <Group
              key={choice.value ?? `new-${index}`}
              className={classes.choice}
              data-hidden={choice.hidden || undefined}
              gap={6}
              wrap="nowrap"
            >
              <ColorMenu
                label={t('color', { name })}
                color={choice.color}
                onChoose={(color) => form.setFieldValue(`choices.${index}.color`, color)}
              />
              <TextInput
                flex={1}
                size="sm"
                dir="auto"
                maxLength={100}
                aria-label={t('choice', { number: index + 1 })}
                {...said(choice, index)}
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === 0}
                aria-label={t('up', { name })}
                onClick={() => form.reorderListItem('choices', { from: index, to: index - 1 })}
              >
                <IconChevronUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                disabled={index === choices.length - 1}
                aria-label={t('down', { name })}
                onClick={() => form.reorderListItem('choices', { from: index, to: index + 1 })}
              >
                <IconChevronDown size={16} />
              </ActionIcon>
              {choice.value === null ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('removeChoice', { name })}
                  onClick={() => form.removeListItem('choices', index)}
                >
                  <IconX size={16} />
                </ActionIcon>
              ) : (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  disabled={isNeeded(choice)}
                  aria-label={t(choice.hidden ? 'showChoice' : 'hideChoice', { name })}
                  onClick={() => form.setFieldValue(`choices.${index}.hidden`, !choice.hidden)}
                >
                  {choice.hidden ? <IconEyeOff size={16} /> : <IconEye size={16} />}
                </ActionIcon>
              )}
            </Group>
          );
        })}
        {open && (
          <Group>
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={insert}
            >
              {t('addChoice')}
            </Button>
          </Group>
        )}
      </Stack>
    </Input.Wrapper>
  );
}
