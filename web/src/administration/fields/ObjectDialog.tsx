import {
  Accordion,
  ActionIcon,
  Button,
  Group,
  Input,
  Modal,
  Stack,
  Switch,
  TextInput,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Icon, objectIcons } from '../../platform/icons';
import { currentLanguage, languages } from '../../platform/languages';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { addObject, changeObject } from './api';
import type { ShapedObject } from './api';
import { ColorMenu } from './ColorMenu';
import { withText } from './types';

interface Props {
  /** Null for a new one. */
  object: ShapedObject | null;
  onClose: () => void;
  onAdded: (name: string) => void;
}

/** Adds a kind of record, or changes what one is called and how it looks. */
export function ObjectDialog({ object, onClose, onAdded }: Props) {
  const { t } = useTranslation('fields');
  const language = currentLanguage();
  const custom = object?.custom ?? true;
  const form = useForm({
    initialValues: {
      label: object?.labels[language] ?? (object?.custom ? object.label : ''),
      plural: object?.plurals[language] ?? (object?.custom ? object.pluralLabel : ''),
      labels: object?.labels ?? {},
      plurals: object?.plurals ?? {},
      icon: object?.icon ?? 'box',
      color: object?.color ?? 'teal',
      numbered: false,
      prefix: '',
    },
    validate: {
      label: (value) => (custom && !value.trim() ? t('labelMissing') : null),
      plural: (value) => (custom && !value.trim() ? t('labelMissing') : null),
    },
  });
  const saving = useMutation({
    mutationFn: async ({
      label,
      plural,
      labels,
      plurals,
      icon,
      color,
      ...number
    }: typeof form.values) => {
      const names = {
        labels: withText(filled(labels), language, label),
        plurals: withText(filled(plurals), language, plural),
      };
      if (object === null) {
        const sequence = number.numbered ? { prefix: number.prefix, digits: 6, first: 1 } : null;
        return onAdded(await addObject({ ...names, icon, color, sequence }));
      }
      await changeObject(object, custom ? { ...names, icon, color } : names);
    },
    onSuccess: onClose,
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      const { labels, plurals, ...others } = error.byField;
      form.setErrors({ ...others, label: labels, plural: plurals });
    },
  });
  const others = Object.entries(languages).filter(([name]) => name !== language);

  return (
    <Modal
      opened
      onClose={onClose}
      title={object ? t('edit', { name: object.pluralLabel }) : t('newObject')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => saving.mutate(values))}>
        <Stack gap="md">
          <Group grow align="start">
            <TextInput
              label={t('one')}
              placeholder={custom ? t('oneExample') : object?.label}
              maxLength={100}
              dir="auto"
              data-autofocus
              {...form.getInputProps('label')}
            />
            <TextInput
              label={t('many')}
              placeholder={custom ? t('manyExample') : object?.pluralLabel}
              maxLength={100}
              dir="auto"
              {...form.getInputProps('plural')}
            />
          </Group>
          {custom && (
            <Input.Wrapper label={t('icon')} labelElement="div">
              <Group gap={8} wrap="nowrap" align="start">
                <ColorMenu
                  label={t('color', { name: form.values.plural || t('newObject') })}
                  color={form.values.color}
                  onChoose={(color) => form.setFieldValue('color', color)}
                />
                <Group gap={4} role="group" aria-label={t('icon')}>
                  {objectIcons.map((name) => (
                    <ActionIcon
                      key={name}
                      variant={form.values.icon === name ? 'light' : 'subtle'}
                      color={form.values.icon === name ? form.values.color : 'gray'}
                      aria-pressed={form.values.icon === name}
                      aria-label={name}
                      onClick={() => form.setFieldValue('icon', name)}
                    >
                      <Icon name={name} size={17} />
                    </ActionIcon>
                  ))}
                </Group>
              </Group>
            </Input.Wrapper>
          )}
          {object === null && (
            <Switch
              label={t('numberThem')}
              {...form.getInputProps('numbered', { type: 'checkbox' })}
            />
          )}
          {form.values.numbered && (
            <TextInput
              label={t('prefix')}
              description={t('numbered', { number: `${form.values.prefix}000001` })}
              maxLength={20}
              dir="auto"
              {...form.getInputProps('prefix')}
            />
          )}
          <Accordion variant="contained">
            <Accordion.Item value="others">
              <Accordion.Control>{t('otherLanguages')}</Accordion.Control>
              <Accordion.Panel>
                <Stack gap="xs">
                  {others.map(([name, { name: spoken, dir }]) => (
                    <Group key={name} grow align="end">
                      <TextInput
                        label={`${spoken} · ${t('one')}`}
                        lang={name}
                        dir={dir}
                        maxLength={100}
                        value={form.values.labels[name] ?? ''}
                        onChange={(event) =>
                          form.setFieldValue(`labels.${name}`, event.currentTarget.value)
                        }
                      />
                      <TextInput
                        label={`${spoken} · ${t('many')}`}
                        lang={name}
                        dir={dir}
                        maxLength={100}
                        value={form.values.plurals[name] ?? ''}
                        onChange={(event) =>
                          form.setFieldValue(`plurals.${name}`, event.currentTarget.value)
                        }
                      />
                    </Group>
                  ))}
                </Stack>
              </Accordion.Panel>
            </Accordion.Item>
          </Accordion>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {object ? t('save') : t('addObject')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function filled(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim()));
}
