import { Button, NumberInput, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { useObject } from '../../records/catalog';
import type { Overview, Person, Rule } from './assignment';
import { assignmentKey, assignmentQuery, moved, newRule, saveRules, withRule } from './assignment';
import classes from './assignment.module.css';
import { PeopleTable } from './PeopleTable';
import { ProfileDialog } from './ProfileDialog';
import { RuleDialog } from './RuleDialog';
import { RuleRow } from './RuleRow';
import { SimulationDialog } from './SimulationDialog';

/** By what rules leads are given to people, and what is known of these. */
export function AssignmentPage() {
  const { t } = useTranslation('assignment');
  const format = useFormat();
  const client = useQueryClient();
  const lead = useObject('lead');
  const { data: overview } = useSuspenseQuery(assignmentQuery);
  const [changing, setChanging] = useState<Rule | null>(null);
  const [trying, setTrying] = useState<Rule | null>(null);
  const [profiled, setProfiled] = useState<Person | null>(null);
  if (!lead) return null;
  const { rules } = overview;
  const take = (next: Overview) => client.setQueryData(assignmentKey, next);
  function save(next: Rule[], answerHours = overview.answerHours) {
    saveRules(overview, next, answerHours)
      .then(take)
      .catch((problem: unknown) => {
        notifyProblem(problem);
        void client.invalidateQueries({ queryKey: assignmentKey });
      });
  }

  return (
    <>
      <div className={classes.bar}>
        <Text size="sm" c="dimmed" maw={640} flex={1}>
          {t('text')}
        </Text>
        <Button
          leftSection={<IconPlus size={15} stroke={1.8} aria-hidden />}
          onClick={() => setChanging(newRule())}
        >
          {t('rule.add')}
        </Button>
      </div>
      {overview.waiting > 0 && (
        <Text size="sm" mb="sm">
          {t('waiting', { leads: formatNumber(overview.waiting, format) })}
        </Text>
      )}
      {rules.length === 0 ? (
        <Text c="dimmed">{t('none')}</Text>
      ) : (
        <ol className={classes.rules} aria-label={t('rules')}>
          {rules.map((rule, index) => (
            <RuleRow
              key={rule.id}
              lead={lead}
              overview={overview}
              rule={rule}
              first={index === 0}
              last={index === rules.length - 1}
              onSwitch={(on) => save(withRule(rules, { ...rule, on }))}
              onChange={() => setChanging(rule)}
              onTry={() => setTrying(rule)}
              onMove={(by) => save(moved(rules, index, by))}
              onRemove={() => save(rules.filter(({ id }) => id !== rule.id))}
            />
          ))}
        </ol>
      )}
      <NumberInput
        key={overview.version}
        className={classes.hours}
        label={t('answerHours')}
        description={t('answerHoursText')}
        min={1}
        max={8760}
        allowDecimal={false}
        defaultValue={overview.answerHours ?? ''}
        onBlur={({ currentTarget: { value } }) => {
          const hours = value === '' ? null : Number(value.replaceAll(/\D/g, ''));
          if (hours !== overview.answerHours) save(rules, hours);
        }}
      />
      {overview.people.length > 0 && (
        <section>
          <h2 className={classes.title}>{t('people.title')}</h2>
          <PeopleTable lead={lead} overview={overview} onChange={setProfiled} />
        </section>
      )}
      {changing && (
        <RuleDialog
          lead={lead}
          overview={overview}
          rule={changing}
          onSaved={take}
          onClose={() => setChanging(null)}
        />
      )}
      {trying && <SimulationDialog rule={trying} onClose={() => setTrying(null)} />}
      {profiled && (
        <ProfileDialog
          lead={lead}
          overview={overview}
          person={profiled}
          onSaved={take}
          onClose={() => setProfiled(null)}
        />
      )}
    </>
  );
}
