import { Alert, Button, FileButton, Group, Stack, Text, Title } from '@mantine/core';
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isProblem } from '../../platform/problem';
import { queryClient } from '../../platform/queryClient';
import { JobEnd } from '../../transfer/jobs/JobEnd';
import { JobProgress } from '../../transfer/jobs/JobProgress';
import { isActive, useJob } from '../../transfer/jobs/jobs';
import { applyShape, compareShape, keyOf, wantedAtFirst } from './api';
import type { ShapeDifference } from './api';
import { DifferenceList } from './DifferenceList';

interface Compared {
  name: string;
  file: unknown;
  differences: ShapeDifference[];
}

/** Outlives the page: the catalog that comes anew with what was applied has it drawn from scratch. */
let lastApplied: string | null = null;

/** The shape of this installation as a file, and what another one's would change here. */
export function ShapePage() {
  const { t } = useTranslation('administration');
  const [job, setShown] = useState(lastApplied);
  const setJob = (next: string | null) => {
    lastApplied = next;
    setShown(next);
  };
  const comparing = useMutation({
    mutationFn: async (chosen: File): Promise<Compared> => {
      setJob(null);
      const file = await parsed(chosen);
      return { name: chosen.name, file, differences: await compareShape(file) };
    },
  });
  return (
    <Stack gap="lg" maw={820}>
      <Text size="sm" c="dimmed" maw={640}>
        {t('shape.intro')}
      </Text>
      <Group>
        <Button
          component="a"
          href="/api/shape"
          download
          variant="default"
          leftSection={<IconDownload size={15} stroke={1.8} aria-hidden />}
        >
          {t('shape.export')}
        </Button>
        <FileButton
          accept="application/json,.json"
          onChange={(file) => file && comparing.mutate(file)}
        >
          {(props) => (
            <Button
              {...props}
              loading={comparing.isPending}
              leftSection={<IconFileImport size={15} stroke={1.8} aria-hidden />}
            >
              {t('shape.choose')}
            </Button>
          )}
        </FileButton>
      </Group>
      {comparing.error && <Refusal error={comparing.error} />}
      {job && <Applying job={job} />}
      {comparing.data && !job && (
        <Comparison key={comparing.submittedAt} compared={comparing.data} onApplied={setJob} />
      )}
    </Stack>
  );
}

function Comparison({
  compared: { name, file, differences },
  onApplied,
}: {
  compared: Compared;
  onApplied: (job: string) => void;
}) {
  const { t } = useTranslation('administration');
  const [wanted, setWanted] = useState(() => wantedAtFirst(differences));
  const applying = useMutation({
    mutationFn: () =>
      applyShape(
        file,
        differences.map(keyOf).filter((key) => !wanted.has(key)),
      ),
    onSuccess: onApplied,
  });
  if (differences.length === 0) return <Text>{t('shape.same', { name })}</Text>;
  return (
    <section aria-label={t('shape.differences')}>
      <Title order={2} size="h5" mb={4}>
        {t('shape.compared', { name })}
      </Title>
      <Text size="sm" c="dimmed" mb={12}>
        {t('shape.comparedText')}
      </Text>
      <DifferenceList differences={differences} wanted={wanted} onWant={setWanted} />
      {applying.error && <Refusal error={applying.error} />}
      <Button
        mt={16}
        disabled={wanted.size === 0}
        loading={applying.isPending}
        onClick={() => applying.mutate()}
      >
        {t('shape.apply', { count: wanted.size })}
      </Button>
    </section>
  );
}

/** How far it is, and what came of it. */
function Applying({ job: id }: { job: string }) {
  const job = useJob(id);
  const over = job !== undefined && !isActive(job);
  // Everything on every page may look otherwise now.
  useEffect(() => {
    if (over) void queryClient.invalidateQueries();
  }, [over]);
  if (!job) return null;
  return (
    <div role="status">
      {over ? (
        <JobEnd job={{ ...job, link: null }} onFollow={() => {}} />
      ) : (
        <JobProgress job={job} />
      )}
    </div>
  );
}

function Refusal({ error }: { error: Error }) {
  return (
    <Alert color="red" role="alert" title={error.message} mt={12}>
      {isProblem(error) &&
        error.errors.map(({ field, message }) => (
          <div key={`${field} ${message}`} dir="auto">
            {field.includes('/') ? `${field}: ${message}` : message}
          </div>
        ))}
    </Alert>
  );
}

/** What is no JSON goes to the server as text: it says what is wrong with it. */
async function parsed(file: File): Promise<unknown> {
  const text = await file.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.slice(0, 100);
  }
}
