import {
  ActionIcon,
  Alert,
  Button,
  Checkbox,
  Group,
  Menu,
  Stack,
  Textarea,
  Title,
} from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fieldOf, useObject } from '../../records/catalog';
import { mailQuery } from '../mail/api';
import type { IntakeForm } from './api';

interface Props {
  form: IntakeForm;
  language: string;
  /** Why it can't be asked for a confirmation. */
  error?: string | undefined;
  onChange: (form: IntakeForm) => void;
}

/** What people may agree to, in the words that they see. */
export function FormConsents({ form, language, error, onChange }: Props) {
  const { t } = useTranslation('intake');
  const consent = useObject('consent');
  const { data: mail } = useQuery(mailQuery);
  const channels = (consent && fieldOf(consent, 'channel')?.choices) ?? [];
  const left = channels.filter(({ value }) => !form.consents.some((one) => one.channel === value));
  const put = (consents: IntakeForm['consents']) => onChange({ ...form, consents });
  return (
    <Stack gap="sm" mb={24} component="section" aria-label={t('consents')}>
      <Title order={3} size="h6">
        {t('consents')}
      </Title>
      {form.consents.map((asked, index) => {
        const channel = channels.find(({ value }) => value === asked.channel)?.label ?? '';
        return (
          <div key={asked.channel}>
            <Group gap={8} mb={4}>
              <b>{channel}</b>
              <Checkbox
                size="xs"
                label={t('required')}
                aria-label={t('requiredOf', { name: channel })}
                checked={asked.required}
                onChange={({ currentTarget }) =>
                  put(form.consents.with(index, { ...asked, required: currentTarget.checked }))
                }
              />
              <ActionIcon
                variant="subtle"
                color="gray"
                ms="auto"
                aria-label={t('removeConsent', { name: channel })}
                onClick={() => put(form.consents.toSpliced(index, 1))}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
            <Textarea
              autosize
              minRows={2}
              dir="auto"
              maxLength={2000}
              aria-label={t('consentText', { name: channel })}
              placeholder={t('consentExample')}
              value={asked.texts[language] ?? ''}
              onChange={({ currentTarget: { value } }) =>
                put(
                  form.consents.with(index, {
                    ...asked,
                    texts: { ...asked.texts, [language]: value },
                  }),
                )
              }
            />
          </div>
        );
      })}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button
            size="compact-sm"
            variant="subtle"
            style={{ alignSelf: 'start' }}
            disabled={left.length === 0}
            leftSection={<IconPlus size={14} aria-hidden />}
          >
            {t('addConsent')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {left.map(({ value, label }) => (
            <Menu.Item
              key={value}
              onClick={() =>
                put([...form.consents, { channel: value, required: false, texts: {} }])
              }
            >
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {form.consents.length > 0 && (
        <div>
          <Checkbox
            label={t('doubleOptIn')}
            description={t('doubleOptInText')}
            error={error}
            checked={form.doubleOptIn === true}
            onChange={({ currentTarget }) =>
              onChange({ ...form, doubleOptIn: currentTarget.checked })
            }
          />
          {form.doubleOptIn && mail && !mail.server && (
            <Alert color="yellow" mt={8} p="xs">
              {t('noMail')} <Link to="/administration/mail">{t('nameServer')}</Link>
            </Alert>
          )}
        </div>
      )}
    </Stack>
  );
}
