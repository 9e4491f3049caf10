import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ColorMenu } from './ColorMenu';
import type { FieldForm } from './FieldDialog';
import { choiceColors } from './types';

/** The choices of a field, in the order in which people see them. */
export function ChoicesInput({ form }: { form: FieldForm }) {
  const { t } = useTranslation('fields');
  const { choices } = form.values;
  return (
    <Input.Wrapper label={t('choices')} error={form.errors.choices}>
      <Stack gap={6}>
        {choices.map((choice, index) => {
          const name = choice.label || t('choice', { number: index + 1 });
          return (
            <Group key={choice.value ?? `new-${index}`} gap={6} wrap="nowrap">
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
                {...form.getInputProps(`choices.${index}.label`)}
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
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('removeChoice', { name })}
                onClick={() => form.removeListItem('choices', index)}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          );
        })}
        <Group>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              form.insertListItem('choices', {
                value: null,
                label: '',
                labels: {},
                color: choiceColors[choices.length % choiceColors.length] ?? 'gray',
              })
            }
          >
            {t('addChoice')}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
