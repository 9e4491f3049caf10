import { Accordion, Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShapedField } from './api';
import type { FieldForm } from './FieldDialog';
import classes from './transitions.module.css';

interface Props {
  form: FieldForm;
  field: ShapedField;
}

/** Which value of a choice may follow which: all may, where nothing is said. */
export function TransitionsInput({ form, field }: Props) {
  const { t } = useTranslation('fields');
  const choices = field.choices ?? [];
  const { transitions } = form.values;
  const others = (from: string) =>
    choices.map(({ value }) => value).filter((value) => value !== from);

  function change(from: string, to: string, open: boolean) {
    const now = transitions[from] ?? others(from);
    const next = others(from).filter((value) => (value === to ? open : now.includes(value)));
    const { [from]: _, ...rest } = transitions;
    form.setFieldValue(
      'transitions',
      next.length === others(from).length ? rest : { ...rest, [from]: next },
    );
  }

  return (
    <Accordion variant="contained">
      <Accordion.Item value="transitions">
        <Accordion.Control>{t('transitions.title')}</Accordion.Control>
        <Accordion.Panel>
          <Text size="xs" c="dimmed" mb="xs">
            {t('transitions.text')}
          </Text>
          {form.errors.transitions && (
            <Text size="xs" c="red" role="alert">
              {form.errors.transitions}
            </Text>
          )}
          <div className={classes.scroll}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">{t('transitions.from')}</th>
                  {choices.map(({ value, label }) => (
                    <th key={value} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {choices.map((from) => (
                  <tr key={from.value}>
                    <th scope="row">{from.label}</th>
                    {choices.map((to) => (
                      <td key={to.value}>
                        {from.value !== to.value && (
                          <Checkbox
                            size="xs"
                            aria-label={t('transitions.one', { from: from.label, to: to.label })}
                            checked={
                              transitions[from.value]?.includes(to.value) ??
                              !(from.value in transitions)
                            }
                            onChange={({ currentTarget }) =>
                              change(from.value, to.value, currentTarget.checked)
                            }
                          />
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
