import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldDefinition } from '../../platform/api';
import { offered } from '../choices';
import { fieldTypes, isEmpty } from '../fieldTypes';

export type End = 'won' | 'lost';

interface Props {
  kind: End;
  field: FieldDefinition;
  /** The reason, or null when none was given. */
  onDone: (reason: unknown) => void;
  children: ReactNode;
}

/** Asks beside the card why a deal ended so; whoever has no answer goes on without. */
export function EndReason({ kind, field, onDone, children }: Props) {
  const { t } = useTranslation('board');
  const [reason, setReason] = useState<unknown>(null);
  const given = isEmpty(reason) ? null : reason;
  return (
    <Popover
      opened
      position="bottom"
      withArrow
      shadow="md"
      width={270}
      trapFocus
      // The options of a reference open outside of the popover.
      closeOnClickOutside={field.type !== 'reference'}
      onDismiss={() => onDone(given)}
      onClose={() => onDone(given)}
    >
      <Popover.Target>
        <div>{children}</div>
      </Popover.Target>
      <Popover.Dropdown aria-label={t(`${kind}.question`)}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onDone(given);
          }}
        >
          <Stack gap="sm">
            <Text size="sm" fw={600}>
              {t(`${kind}.question`)}
            </Text>
            {field.choices ? (
              <Group gap={6}>
                {offered(field).map(({ value, label }) => (
                  <Button key={value} variant="default" onClick={() => onDone(value)}>
                    {label}
                  </Button>
                ))}
              </Group>
            ) : (
              <Reason field={field} value={reason} onChange={setReason} />
            )}
            <Group justify="flex-end" gap="xs">
              <Button variant="subtle" color="gray" onClick={() => onDone(null)}>
                {t('reason.skip')}
              </Button>
              {!field.choices && <Button type="submit">{t('reason.save')}</Button>}
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

interface ReasonProps {
  field: FieldDefinition;
  value: unknown;
  onChange: (value: unknown) => void;
}

function Reason({ field, value, onChange }: ReasonProps) {
  const { Editor } = fieldTypes[field.type];
  return (
    <Suspense fallback={null}>
      <Editor field={{ ...field, required: false }} value={value} onChange={onChange} autoFocus />
    </Suspense>
  );
}
