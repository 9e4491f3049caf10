import { Button, MultiSelect, NativeSelect, NumberInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import type { Plan } from './scores';
import { endFields, orderFields } from './scores';
import classes from './scores.module.css';

interface Props {
  object: ObjectDefinition;
  plan: Plan | null;
  saving: boolean;
  onSave: (plan: Plan) => void;
}

/** What counts as a good end, what as a bad one, and in what order of time the records came. */
export function PlanForm({ object, plan, saving, onSave }: Props) {
  const { t } = useTranslation('scores');
  const [draft, setDraft] = useState<Plan>(
    plan ?? {
      field: endFields(object)[0]?.name ?? '',
      good: [],
      bad: [],
      openDays: null,
      order: 'createdAt',
      known: [],
      later: [],
    },
  );
  const change = (changes: Partial<Plan>) => setDraft({ ...draft, ...changes });
  const choices = object.fields.find(({ name }) => name === draft.field)?.choices ?? [];
  const options = choices.map(({ value, label }) => ({ value, label }));
  const complete = draft.good.length > 0 && (draft.bad.length > 0 || draft.openDays !== null);
  return (
    <form
      className={classes.controls}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(draft);
      }}
    >
      <NativeSelect
        size="xs"
        label={t('plan.field')}
        data={endFields(object).map(({ name, label }) => ({ value: name, label }))}
        value={draft.field}
        onChange={({ currentTarget: { value } }) => change({ field: value, good: [], bad: [] })}
      />
      <MultiSelect
        size="xs"
        className={classes.ends}
        label={t('plan.good')}
        data={options.filter(({ value }) => !draft.bad.includes(value))}
        value={draft.good}
        onChange={(good) => change({ good })}
        hidePickedOptions
      />
      <MultiSelect
        size="xs"
        className={classes.ends}
        label={t('plan.bad')}
        data={options.filter(({ value }) => !draft.good.includes(value))}
        value={draft.bad}
        onChange={(bad) => change({ bad })}
        hidePickedOptions
      />
      <NumberInput
        size="xs"
        className={classes.short}
        label={t('plan.openDays')}
        placeholder={t('plan.never')}
        min={1}
        max={3650}
        allowDecimal={false}
        value={draft.openDays ?? ''}
        onChange={(value) => change({ openDays: typeof value === 'number' ? value : null })}
      />
      <NativeSelect
        size="xs"
        label={t('plan.order')}
        data={orderFields(object).map(({ name, label }) => ({ value: name, label }))}
        value={draft.order}
        onChange={({ currentTarget: { value } }) => change({ order: value })}
      />
      <Button
        type="submit"
        size="xs"
        variant="default"
        loading={saving}
        disabled={!complete || (plan !== null && draft === plan)}
      >
        {t('plan.save')}
      </Button>
    </form>
  );
}
