import { Button, CopyButton, Group, Text, Title } from '@mantine/core';
import { IconCheck, IconCode, IconCopy, IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { IntakeFormView } from './api';
import classes from './forms.module.css';

interface Props {
  view: IntakeFormView;
  language: string;
  /** Whether what is shown isn't what stands beside it any more. */
  changed: boolean;
}

/** The form as strangers see it, and how it comes to them. */
export function FormPreview({ view, language, changed }: Props) {
  const { t } = useTranslation('intake');
  const path = `/f/${view.form.address}`;
  const code = `<script src="${new URL('/embed.js', view.link).href}" data-form="${view.form.address}" async></script>`;
  return (
    <section aria-label={t('preview')}>
      <Title order={3} size="h6" mb={6}>
        {t('preview')}
      </Title>
      <Group gap={6} mb={8}>
        <Copy text={view.link} label={t('copyLink')} icon={<IconCopy size={15} />} />
        <Copy text={code} label={t('copyCode')} icon={<IconCode size={15} />} />
        <Button
          component="a"
          href={path}
          target="_blank"
          rel="noreferrer"
          size="compact-sm"
          variant="subtle"
          leftSection={<IconExternalLink size={15} />}
        >
          {t('open')}
        </Button>
      </Group>
      {!view.form.active ? (
        <Text size="sm" c="dimmed">
          {t('closedText')}
        </Text>
      ) : (
        <iframe
          key={view.version}
          className={classes.preview}
          sandbox="allow-scripts" // nothing is sent from here
          data-changed={changed || undefined}
          title={t('preview')}
          src={`${path}?lang=${language}`}
        />
      )}
      {changed && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('previewOld')}
        </Text>
      )}
    </section>
  );
}

function Copy({ text, label, icon }: { text: string; label: string; icon: React.ReactNode }) {
  const { t } = useTranslation('intake');
  return (
    <CopyButton value={text}>
      {({ copied, copy }) => (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={copied ? <IconCheck size={15} /> : icon}
          onClick={copy}
        >
          {copied ? t('copied') : label}
        </Button>
      )}
    </CopyButton>
  );
}
