import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconStar, IconStarFilled, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Address, ContactPoint } from '../../platform/api';
import type { EditorProps } from '../fieldTypes';
import { AddressEditor } from './AddressEditor';

type Channel = ContactPoint['channel'];
type Use = ContactPoint['use'];

const channels: Channel[] = ['phone', 'email', 'address', 'website', 'social'];
const places: Use[] = ['work', 'home', 'other'];
const uses: Record<Channel, Use[]> = {
  phone: ['work', 'home', 'mobile', 'fax', 'other'],
  email: ['work', 'home', 'billing', 'other'],
  address: ['work', 'home', 'billing', 'delivery', 'other'],
  website: places,
  social: [
    'linkedin',
    'facebook',
    'instagram',
    'x',
    'telegram',
    'whatsapp',
    'viber',
    'wechat',
    'other',
  ],
};

/** Phones, mails, addresses and links: each with what it is for, one of a kind marked as the main one. */
export function ContactPointsEditor(props: EditorProps<ContactPoint[]>) {
  const { t } = useTranslation(['network', 'records']);
  const { field, value, onChange, error, disabled } = props;
  const points = value ?? [];
  const list = useRef<HTMLDivElement>(null);

  function set(index: number, change: Partial<ContactPoint> | null) {
    const next = points.flatMap((point, at) => {
      if (at !== index) {
        // Of a channel one is the main one.
        const loses = change?.main && points[index]?.channel === point.channel;
        return loses ? { ...point, main: false } : point;
      }
      return change ? { ...point, ...change } : [];
    });
    onChange(next.length > 0 ? next : null);
  }

  function add() {
    onChange([...points, { channel: 'phone', use: 'work', value: '', main: false }]);
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('[data-point]:last-of-type input')?.focus(),
    );
  }

  return (
    <Fieldset legend={field.label} variant="unstyled" aria-invalid={error ? true : undefined}>
      <Stack gap="sm" ref={list}>
        {points.map((point, index) => (
          <Stack key={index} gap={6} data-point>
            <Group gap={6} wrap="nowrap">
              <Select
                size="xs"
                aria-label={t('contact.channelOf', { number: index + 1 })}
                data={channels.map((channel) => ({
                  value: channel,
                  label: t(`contact.channel.${channel}`),
                }))}
                value={point.channel}
                allowDeselect={false}
                disabled={disabled}
                onChange={(next) => {
                  const channel = next as Channel;
                  const [use = 'other'] = uses[channel];
                  const whole = channel === 'address' ? { address: {} } : { value: '' };
                  onChange(
                    points.map((one, at) =>
                      at === index ? { channel, use, main: false, ...whole } : one,
                    ),
                  );
                }}
              />
              <Select
                size="xs"
                aria-label={t('contact.useOf', { number: index + 1 })}
                data={[...new Set([...uses[point.channel], point.use])].map((use) => ({
                  value: use,
                  label: t(`records:contact.use.${use}`),
                }))}
                value={point.use}
                allowDeselect={false}
                disabled={disabled}
                onChange={(next) => set(index, { use: next as Use })}
              />
              {point.channel !== 'social' && (
                <ActionIcon
                  variant="subtle"
                  color={point.main ? 'yellow' : 'gray'}
                  aria-pressed={point.main}
                  aria-label={t('contact.main', { number: index + 1 })}
                  disabled={disabled}
                  onClick={() => set(index, { main: !point.main })}
                >
                  {point.main ? <IconStarFilled size={15} /> : <IconStar size={15} />}
                </ActionIcon>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('contact.remove', { number: index + 1 })}
                disabled={disabled}
                onClick={() => set(index, null)}
              >
                <IconX size={15} />
              </ActionIcon>
            </Group>
            {point.channel === 'address' ? (
              <AddressEditor
                field={{ ...field, type: 'address', label: '', name: `${field.name}.${index}` }}
                value={(point.address as Address | undefined) ?? null}
                bare
                disabled={disabled}
                onChange={(address) => set(index, { address: address ?? {} })}
              />
            ) : (
              <TextInput
                size="xs"
                aria-label={t('contact.valueOf', { number: index + 1 })}
                value={point.value ?? ''}
                dir="ltr"
                disabled={disabled}
                onChange={(event) => set(index, { value: event.currentTarget.value })}
              />
            )}
          </Stack>
        ))}
        {error && (
          <Text size="xs" c="red" role="alert">
            {error}
          </Text>
        )}
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={13} aria-hidden />}
          disabled={disabled}
          onClick={add}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('contact.add')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
