import { Button, Group, NumberInput, Select, Stack, Table, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../platform/client';
import { currenciesQuery } from '../../platform/currencies';
import { formatDate, numberSigns, useFormat } from '../../platform/format';
import { notifyProblem } from '../../platform/notify';
import { queryClient } from '../../platform/queryClient';
import { currencyOptions } from '../../platform/regions';

/** The currencies beside the organisation's own in which amounts may be entered, with their rates. */
export function Currencies({ currency }: { currency: string }) {
  const { t } = useTranslation('administration');
  const format = useFormat();
  const { group, decimal } = numberSigns(format.locale);
  const exact = new Intl.NumberFormat(format.locale, { maximumFractionDigits: 10 });
  const options = useMemo(
    () => currencyOptions(format.locale).filter(({ value }) => value !== currency),
    [format.locale, currency],
  );
  const { data = [] } = useQuery(currenciesQuery);
  const others = data.filter(({ code }) => code !== currency);
  const [code, setCode] = useState<string | null>(null);
  const [rate, setRate] = useState('');
  const [error, setError] = useState<string | null>(null);
  const saving = useMutation({
    mutationFn: () => request<void>(`/api/currencies/${code}`, { method: 'PUT', body: { rate } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: currenciesQuery.queryKey });
      setCode(null);
      setRate('');
    },
    onError: notifyProblem,
  });

  return (
    <form
      aria-label={t('currencies.title')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const complete = code !== null && Number(rate) > 0;
        setError(complete ? null : t('currencies.missing'));
        if (complete) saving.mutate();
      }}
    >
      <Stack gap="sm" mt="xl">
        <Title order={2} size="h4">
          {t('currencies.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t(others.length > 0 ? 'currencies.text' : 'currencies.none', { currency })}
        </Text>
        {others.length > 0 && (
          <Table fz="sm" layout="auto">
            <Table.Tbody>
              {others.map((one) => (
                <Table.Tr key={one.code}>
                  <Table.Td>{t('currencies.rate', { code: one.code })}</Table.Td>
                  <Table.Td className="tabular" ta="end">
                    <bdi>
                      {exact.format(one.rate)} {currency}
                    </bdi>
                  </Table.Td>
                  <Table.Td c="dimmed">
                    {one.since && `${t('currencies.since')} ${formatDate(one.since, format)}`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        <Group align="end" gap="sm">
          <Select
            label={t('currencies.currency')}
            data={options}
            searchable
            value={code}
            onChange={setCode}
            error={error}
            flex={1}
            miw={200}
          />
          <NumberInput
            label={t('currencies.rateLabel', { currency })}
            value={rate}
            onValueChange={({ value }) => setRate(value)}
            valueIsNumericString
            hideControls
            allowNegative={false}
            decimalScale={10}
            thousandSeparator={group}
            decimalSeparator={decimal}
            allowedDecimalSeparators={['.', ','].filter((sign) => sign !== group)}
            dir="ltr"
            w={150}
          />
          <Button type="submit" size="sm" variant="default" loading={saving.isPending}>
            {t('currencies.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
