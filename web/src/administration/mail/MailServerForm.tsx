import {
  Button,
  Group,
  NumberInput,
  PasswordInput,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { focusFirstInvalid } from '../../platform/focusFirstInvalid';
import { notifyProblem } from '../../platform/notify';
import { isProblem } from '../../platform/problem';
import { useSignedIn } from '../../platform/session/session';
import { useOnce } from '../../platform/useOnce';
import classes from '../administration.module.css';
import { removeServer, saveServer } from './api';
import type { MailServerInput, MailSetUp } from './api';

type Security = MailServerInput['security'];

/** What is usual where nobody says otherwise. */
const ports: Record<Security, number> = { starttls: 587, tls: 465, none: 25 };

interface Values {
  host: string;
  port: number | string;
  security: Security;
  user: string;
  /** Empty for the one that is kept. */
  password: string;
  senderName: string;
  senderAddress: string;
  site: string;
}

function shown({ server }: MailSetUp, organisation: string): Values {
  return {
    host: server?.host ?? '',
    port: server?.port ?? ports.starttls,
    security: server?.security ?? 'starttls',
    user: server?.user ?? '',
    password: '',
    senderName: server?.senderName ?? organisation,
    senderAddress: server?.senderAddress ?? '',
    site: server?.site ?? window.location.origin,
  };
}

export function MailServerForm({ setUp }: { setUp: MailSetUp }) {
  const { t } = useTranslation('mail');
  const { organisation } = useSignedIn();
  const form = useForm<Values>({ initialValues: shown(setUp, organisation.name) });
  const settled = (now: MailSetUp) => {
    form.setInitialValues(shown(now, organisation.name));
    form.reset();
  };
  const saving = useOnce({
    mutationFn: (values: Values) =>
      saveServer({
        ...values,
        port: Number(values.port) || 0,
        user: values.user || null,
        password: values.password || null,
      }),
    onSuccess: (now) => {
      settled(now);
      notifications.show({ message: t('saved'), withBorder: true, autoClose: 2500 });
    },
    onError: (error) => {
      if (!isProblem(error) || error.errors.length === 0) return notifyProblem(error);
      form.setErrors(error.byField);
      focusFirstInvalid();
    },
  });
  const removing = useOnce({
    mutationFn: removeServer,
    onSuccess: settled,
    onError: notifyProblem,
  });
  const off = setUp.operators;
  return (
    <form
      aria-label={t('server')}
      className={classes.form}
      noValidate
      onSubmit={form.onSubmit((values) => saving.mutate(values))}
    >
      <Stack gap="md">
        <Title order={2} size="h5">
          {t('server')}
        </Title>
        <Group align="flex-start" gap="sm" wrap="nowrap">
          <TextInput
            flex={1}
            dir="ltr"
            label={t('host')}
            placeholder="smtp.example.com"
            autoCapitalize="off"
            spellCheck={false}
            disabled={off}
            {...form.getInputProps('host')}
          />
          <NumberInput
            w={96}
            label={t('port')}
            min={1}
            max={65535}
            hideControls
            disabled={off}
            {...form.getInputProps('port')}
          />
        </Group>
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('security')}
          </Text>
          <SegmentedControl
            fullWidth
            aria-label={t('security')}
            disabled={off}
            data={(['starttls', 'tls', 'none'] as const).map((value) => ({
              value,
              label: t(`securities.${value}`),
            }))}
            value={form.values.security}
            onChange={(value) => {
              const security = value as Security;
              if (Number(form.values.port) === ports[form.values.security]) {
                form.setFieldValue('port', ports[security]);
              }
              form.setFieldValue('security', security);
            }}
          />
          <Text size="xs" c={form.errors.security ? 'var(--bad)' : 'dimmed'} mt={4}>
            {form.errors.security ?? t(`securityTexts.${form.values.security}`)}
          </Text>
        </div>
        <TextInput
          dir="ltr"
          label={t('user')}
          description={t('userText')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          disabled={off}
          {...form.getInputProps('user')}
        />
        {form.values.user !== '' && (
          <PasswordInput
            dir="ltr"
            label={t('password')}
            description={setUp.server?.passwordKept ? t('passwordKept') : undefined}
            autoComplete="new-password"
            disabled={off}
            {...form.getInputProps('password')}
          />
        )}
        <TextInput
          dir="auto"
          label={t('senderName')}
          disabled={off}
          {...form.getInputProps('senderName')}
        />
        <TextInput
          dir="ltr"
          type="email"
          label={t('senderAddress')}
          description={t('senderAddressText')}
          placeholder="office@example.com"
          disabled={off}
          {...form.getInputProps('senderAddress')}
        />
        <TextInput
          dir="ltr"
          label={t('site')}
          description={t('siteText')}
          disabled={off}
          {...form.getInputProps('site')}
        />
        {!off && (
          <Group>
            <Button
              type="submit"
              size="sm"
              disabled={!form.isDirty() && !!setUp.server}
              loading={saving.isPending}
            >
              {t('save')}
            </Button>
            {setUp.server && (
              <Button
                size="sm"
                variant="subtle"
                color="gray"
                loading={removing.isPending}
                onClick={() => removing.mutate()}
              >
                {t('remove')}
              </Button>
            )}
          </Group>
        )}
      </Stack>
    </form>
  );
}
