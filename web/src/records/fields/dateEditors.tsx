import '@mantine/dates/styles.css';
import 'dayjs/locale/bg';
import 'dayjs/locale/he';
import 'dayjs/locale/kk';
import 'dayjs/locale/zh-cn';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { useTranslation } from 'react-i18next';
import { dateOrder, fromWallClock, parseDay, toWallClock, week } from '../../platform/days';
import { formatDateTime, todayIn, useFormat } from '../../platform/format';
import type { Format } from '../../platform/format';
import type { EditorProps } from '../fieldTypes';
import { inputProps } from './inputProps';

function calendar(format: Format) {
  const { first, weekend } = week(format.locale);
  return {
    locale: format.locale.toLowerCase(),
    firstDayOfWeek: first,
    weekendDays: weekend,
    popoverProps: { transitionProps: { duration: 80 } },
  } as const;
}

/** A day, typed as the language writes it or picked. */
export function DateEditor(props: EditorProps<string>) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const today = todayIn(format.timeZone);
  return (
    <DateInput
      {...inputProps(props)}
      {...calendar(format)}
      dir="ltr"
      styles={{ input: { textAlign: 'start' } }}
      valueFormat={(day) => written(day, format.locale)}
      dateParser={(text) => parseDay(text, format.locale, today)}
      placeholder={written(today, format.locale)}
      clearable={!props.field.required && !props.bare}
      clearButtonProps={{ 'aria-label': t('reference.clear', { field: props.field.label }) }}
      value={props.value}
      onChange={(day) => props.onChange(day)}
    />
  );
}

/** An instant, shown and picked in the user's time zone. */
export function DateTimeEditor(props: EditorProps<string>) {
  const { t } = useTranslation('records');
  const format = useFormat();
  const { autoComplete: _, ...input } = inputProps(props);
  return (
    <DateTimePicker
      {...input}
      {...calendar(format)}
      valueFormat={(local) => formatDateTime(fromWallClock(local, format.timeZone), format)}
      clearable={!props.field.required}
      clearButtonProps={{ 'aria-label': t('reference.clear', { field: props.field.label }) }}
      value={props.value && toWallClock(props.value, format.timeZone)}
      onChange={(local) => props.onChange(local && fromWallClock(local, format.timeZone))}
    />
  );
}

/** '01/03/2017' in the language's order, as it can be typed again. */
function written(day: string, locale: string): string {
  const parts = { year: day.slice(0, 4), month: day.slice(5, 7), day: day.slice(8, 10) };
  const order = dateOrder(locale);
  return order.map((part) => parts[part]).join(order[0] === 'year' ? '-' : '.');
}
