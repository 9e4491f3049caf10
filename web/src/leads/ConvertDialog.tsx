import { Alert, Button, Checkbox, Group, Modal, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, RecordData } from '../platform/api';
import { request } from '../platform/client';
import { focusFirstInvalid } from '../platform/focusFirstInvalid';
import { isProblem } from '../platform/problem';
import { useOnce } from '../platform/useOnce';
import { fieldOf, useCatalog } from '../records/catalog';
import type { Values } from '../records/changes';
import { toJson } from '../records/fieldTypes';
import { FieldInput } from '../records/form/FieldInput';
import { offerUndo } from '../records/undo';
import { errorsOf, initialAnswer, isOpen, partyBody } from './conversion';
import type { Converted, PartyAnswer, Proposal } from './conversion';
import classes from './leads.module.css';
import { PartyChoice } from './PartyChoice';

interface Props {
  lead: RecordData;
  onClose: () => void;
}

/** Company, person and deal from a lead in one step, with nothing typed twice. */
export function ConvertDialog({ lead, onClose }: Props) {
  const { t } = useTranslation('leads');
  const { data, error } = useQuery({
    queryKey: ['conversion', lead.id, lead.version],
    queryFn: ({ signal }) => request<Proposal>(`/api/leads/${lead.id}/conversion`, { signal }),
    staleTime: 0,
    gcTime: 0,
  });
  return (
    <Modal opened onClose={onClose} title={t('title', { name: lead.name })} size="lg">
      {error && <Alert color="red">{error.message}</Alert>}
      {!data && !error && <Skeleton h={320} />}
      {data && <ConvertForm lead={lead} proposal={data} onClose={onClose} />}
    </Modal>
  );
}

function ConvertForm({ lead, proposal, onClose }: Props & { proposal: Proposal }) {
  const { t } = useTranslation('leads');
  const { objects } = useCatalog();
  const client = useQueryClient();
  const navigate = useNavigate();
  const objectOf = (name: string) => objects.find((object) => object.name === name);
  const company = objectOf('company');
  const person = objectOf('person');
  const deal = objectOf('opportunity');
  const [answers, setAnswers] = useState(() => ({
    company: initialAnswer(proposal.company),
    person: initialAnswer(proposal.person),
  }));
  const [missing, setMissing] = useState<string[]>([]);
  const [withDeal, setWithDeal] = useState(proposal.opportunity !== null);
  const [values, setValues] = useState<Values>(proposal.opportunity?.proposed ?? {});

  const converting = useOnce({
    mutationFn: () =>
      request<Converted>(`/api/leads/${lead.id}/conversion`, {
        method: 'POST',
        body: {
          company: partyBody(answers.company, jsonOf(company)),
          person: partyBody(answers.person, jsonOf(person)),
          opportunity: withDeal ? { create: jsonOf(deal)(values) } : null,
        },
      }),
    onSuccess: async (converted) => {
      const became = converted.opportunity ?? converted.company ?? converted.person;
      const to = became && objectOf(became.object);
      if (to) await navigate({ to: '/$path/$id', params: { path: to.path, id: became.id } });
      onClose();
      offerUndo(converted.changeSet, t('converted', { name: lead.name }));
      await client.invalidateQueries();
    },
    onError: focusFirstInvalid,
  });
  const problem = isProblem(converting.error) ? converting.error : null;
  const errors = problem?.errors ?? [];
  const shown = ['company', 'person', 'opportunity'];
  // What belongs to no part is said above all of them.
  const general =
    converting.error &&
    (errors.length === 0 || errors.some(({ field }) => !shown.includes(field.split('.')[0]!)));

  const part = (name: 'company' | 'person', object: ObjectDefinition | undefined) =>
    object && (
      <PartyChoice
        object={object}
        proposal={proposal[name]}
        answer={answers[name]}
        errors={missing.includes(name) ? { '': t('otherMissing') } : errorsOf(name, errors)}
        onChange={(answer: PartyAnswer) => {
          setAnswers((all) => ({ ...all, [name]: answer }));
          setMissing((all) => all.filter((one) => one !== name));
        }}
      />
    );
  const dealErrors = errorsOf('opportunity', errors);

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const open = (['company', 'person'] as const).filter((name) => isOpen(answers[name]));
        setMissing(open);
        if (open.length === 0) converting.mutate();
        else focusFirstInvalid();
      }}
    >
      <Stack gap="md">
        {general && (
          <Alert color="red" role="alert">
            {problem?.detail ?? converting.error?.message}
          </Alert>
        )}
        {part('company', company)}
        {part('person', person)}
        {deal && (
          <fieldset className={classes.part}>
            <legend>{deal.label}</legend>
            <Checkbox
              label={t('withDeal')}
              checked={withDeal}
              onChange={(event) => setWithDeal(event.currentTarget.checked)}
            />
            {withDeal && (
              <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" mt="sm">
                {dealFields(deal, proposal.opportunity?.proposed ?? {}).map((field) => (
                  <FieldInput
                    key={field.name}
                    field={field}
                    value={values[field.name] ?? null}
                    record={values as Partial<RecordData>}
                    error={dealErrors[field.name]}
                    onChange={(value) => setValues((all) => ({ ...all, [field.name]: value }))}
                  />
                ))}
              </SimpleGrid>
            )}
          </fieldset>
        )}
        <Group justify="flex-end" gap="xs" className={classes.foot}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          {/* Most often all is right: Enter converts. */}
          <Button type="submit" autoFocus loading={converting.isPending}>
            {t('convert')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What a deal begins with: what the lead proposes, and what is usually known by now. */
function dealFields(deal: ObjectDefinition, proposed: Values) {
  const usual = ['name', 'amount', 'pipeline', 'stage', 'expectedClose'];
  return [...new Set([...usual, ...Object.keys(proposed)])]
    .flatMap((name) => fieldOf(deal, name) ?? [])
    .filter(({ creatable, name }) => creatable && name !== 'company' && name !== 'person');
}

function jsonOf(object: ObjectDefinition | undefined) {
  return (values: Values): Values =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const field = object && fieldOf(object, name);
        return [name, field ? toJson(field, value) : value];
      }),
    );
}
