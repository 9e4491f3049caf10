import {
  Alert,
  Button,
  Checkbox,
  Group,
  Input,
  Modal,
  NumberInput,
  Radio,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Reference } from '../../platform/api';
import { isProblem } from '../../platform/problem';
import { useOnce } from '../../platform/useOnce';
import { fieldOf } from '../../records/catalog';
import { FilterBar } from '../../records/query/FilterBar';
import type { Overview, Rule } from './assignment';
import { demands, namesOf, saveRules, ways, withRule } from './assignment';
import { SeveralReferences } from './SeveralReferences';

interface Props {
  lead: ObjectDefinition;
  overview: Overview;
  rule: Rule;
  onSaved: (next: Overview) => void;
  onClose: () => void;
}

/** For which leads, to whom, by what. */
export function RuleDialog({ lead, overview, rule, onSaved, onClose }: Props) {
  const { t } = useTranslation('assignment');
  const [draft, setDraft] = useState(rule);
  const [people, setPeople] = useState<Reference[]>(namesOf(overview, rule.people));
  const [teams, setTeams] = useState<Reference[]>(namesOf(overview, rule.teams));
  const change = (changes: Partial<Rule>) => setDraft((now) => ({ ...now, ...changes }));
  const rules = withRule(overview.rules, {
    ...draft,
    people: people.map(({ id }) => id),
    teams: teams.map(({ id }) => id),
  });
  const saving = useOnce({
    mutationFn: () => saveRules(overview, rules),
    onSuccess: (next) => {
      onSaved(next);
      onClose();
    },
  });
  const at = `rules[${rules.findIndex(({ id }) => id === draft.id)}].`;
  const errors = isProblem(saving.error) ? saving.error.byField : {};
  const error = (name: string) => errors[at + name];
  const owner = fieldOf(lead, 'owner');
  const team = fieldOf(lead, 'team');
  const choices = lead.fields.filter(({ type }) => type === 'choice');
  const hours = (name: 'answerHours' | 'returnHours') => ({
    label: t(`rule.${name}`),
    description: t(`rule.${name}Text`),
    min: 1,
    max: 8760,
    allowDecimal: false,
    value: draft[name] ?? '',
    error: error(name),
    onChange: (value: number | string) =>
      change({ [name]: typeof value === 'number' ? value : null }),
  });

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(rule.name ? 'rule.change' : 'rule.new', { name: rule.name })}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack gap="md">
          {saving.error && Object.keys(errors).length === 0 && (
            <Alert color="red" role="alert">
              {saving.error.message}
            </Alert>
          )}
          <TextInput
            data-autofocus
            label={t('rule.name')}
            dir="auto"
            required
            value={draft.name}
            error={error('name')}
            onChange={({ currentTarget: { value } }) => change({ name: value })}
          />
          <Input.Wrapper label={t('rule.filter')} description={t('rule.filterText')}>
            <FilterBar
              object={lead}
              filter={draft.filter ?? undefined}
              onChange={(filter) => change({ filter: filter ?? null })}
            />
          </Input.Wrapper>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            {owner && (
              <SeveralReferences
                field={owner}
                label={t('rule.people')}
                error={error('people')}
                value={people}
                onChange={setPeople}
              />
            )}
            {team && (
              <SeveralReferences
                field={team}
                label={t('rule.teams')}
                value={teams}
                onChange={setTeams}
              />
            )}
          </SimpleGrid>
          <Radio.Group
            label={t('rule.by')}
            value={draft.by}
            onChange={(by) => change({ by: by as Rule['by'] })}
          >
            <Stack gap={8} mt={6}>
              {ways.map((way) => (
                <Radio
                  key={way}
                  value={way}
                  label={t(`by.${way}`)}
                  description={t(`byText.${way}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {draft.by === 'MEASURE' && (
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
              <Select
                label={t('rule.segment')}
                clearable
                placeholder={t('rule.noSegment')}
                data={choices.map(({ name, label }) => ({ value: name, label }))}
                value={draft.segment}
                error={error('segment')}
                onChange={(segment) => change({ segment })}
              />
              <NumberInput
                label={t('rule.historyMonths')}
                min={1}
                max={120}
                allowDecimal={false}
                value={draft.historyMonths}
                error={error('historyMonths')}
                onChange={(value) =>
                  change({ historyMonths: typeof value === 'number' ? value : 24 })
                }
              />
            </SimpleGrid>
          )}
          <Input.Wrapper label={t('rule.demands')} description={t('rule.demandsText')}>
            <Stack gap={8} mt={6}>
              {demands.map((demand) => (
                <Checkbox
                  key={demand}
                  label={t(`demands.${demand}`)}
                  checked={draft[demand]}
                  onChange={({ currentTarget: { checked } }) => change({ [demand]: checked })}
                />
              ))}
            </Stack>
          </Input.Wrapper>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <NumberInput {...hours('answerHours')} />
            <NumberInput {...hours('returnHours')} />
            {draft.returnHours !== null && (
              <NumberInput
                label={t('rule.returns')}
                min={1}
                max={10}
                allowDecimal={false}
                value={draft.returns}
                error={error('returns')}
                onChange={(value) => change({ returns: typeof value === 'number' ? value : 1 })}
              />
            )}
          </SimpleGrid>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" loading={saving.isPending}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
