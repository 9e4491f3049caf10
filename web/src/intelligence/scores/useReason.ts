import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { formatNumber, useFormat } from '../../platform/format';
import type { Reason } from './scores';
import { weekday } from './scores';

/** What a reason is about, in words: the field, and the value or range of it. */
export function useReason(object: ObjectDefinition) {
  const { t } = useTranslation('scores');
  const format = useFormat();
  return ({ field: name, of, value, label, from, below }: Reason) => {
    const field = object.fields.find((each) => each.name === name);
    const number = (bound: number) => formatNumber(bound, format, 2);
    const words = () => {
      switch (of) {
        case 'empty':
          return t('reason.empty');
        case 'other':
          return t('reason.other');
        case 'present':
          return t('reason.present');
        case 'weekday':
          return weekday(value ?? '1', format);
        case 'range':
          if (from === null) return t('reason.below', { below: number(below ?? 0) });
          return below === null
            ? t('reason.from', { from: number(from) })
            : t('reason.between', { from: number(from), below: number(below) });
        default:
          if (field?.type === 'yesNo') return t(value === 'true' ? 'reason.yes' : 'reason.no');
          return (
            label ?? field?.choices?.find((choice) => choice.value === value)?.label ?? value ?? ''
          );
      }
    };
    return { field: field?.label ?? name, value: words() };
  };
}
