import { Button, Group, Modal, MultiSelect, NumberInput, Stack, TagsInput } from '@mantine/core';
import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition, Reference } from '../../platform/api';
import { request } from '../../platform/client';
import { useFormat } from '../../platform/format';
import { isProblem } from '../../platform/problem';
import { countryOptions } from '../../platform/regions';
import { useOnce } from '../../platform/useOnce';
import { fieldOf } from '../../records/catalog';
import type { Overview, Person } from './assignment';
import { namesOf } from './assignment';
import { SeveralReferences } from './SeveralReferences';

interface Props {
  lead: ObjectDefinition;
  overview: Overview;
  person: Person;
  onSaved: (next: Overview) => void;
  onClose: () => void;
}

/** What somebody can, how much they can work on, and until when they are away. */
export function ProfileDialog({ lead, overview, person, onSaved, onClose }: Props) {
  const { t } = useTranslation('assignment');
  const { locale } = useFormat();
  const [draft, setDraft] = useState(person.profile);
  const [products, setProducts] = useState<Reference[]>(namesOf(overview, person.profile.products));
  const countries = useMemo(() => countryOptions(locale), [locale]);
  const change = (changes: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...changes }));
  const saving = useOnce({
    mutationFn: () =>
      request<Overview>(`/api/assignment/people/${person.user.id}`, {
        method: 'PUT',
        body: { ...draft, products: products.map(({ id }) => id) },
      }),
    onSuccess: (next) => {
      onSaved(next);
      onClose();
    },
  });
  const errors = isProblem(saving.error) ? saving.error.byField : {};
  const product = fieldOf(lead, 'product');
  const languages = fieldOf(lead, 'language')?.choices ?? [];
  return (
    <Modal opened onClose={onClose} title={t('profile.title', { name: person.user.label })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack gap="md">
          <NumberInput
            data-autofocus
            label={t('profile.capacity')}
            description={t('profile.capacityText')}
            min={1}
            max={10000}
            allowDecimal={false}
            value={draft.capacity ?? ''}
            error={errors.capacity}
            onChange={(value) => change({ capacity: typeof value === 'number' ? value : null })}
          />
          <TextInput
            type="date"
            label={t('profile.awayUntil')}
            value={draft.awayUntil ?? ''}
            error={errors.awayUntil}
            onChange={({ currentTarget: { value } }) => change({ awayUntil: value || null })}
          />
          <MultiSelect
            label={t('profile.languages')}
            data={languages.map(({ value, label }) => ({ value, label }))}
            value={draft.languages}
            error={errors.languages}
            onChange={(value) => change({ languages: value })}
            hidePickedOptions
            searchable
          />
          <MultiSelect
            label={t('profile.countries')}
            data={countries}
            value={draft.countries}
            error={errors.countries}
            onChange={(value) => change({ countries: value })}
            hidePickedOptions
            searchable
            limit={50}
          />
          <TagsInput
            label={t('profile.places')}
            description={t('profile.placesText')}
            dir="auto"
            value={draft.places}
            error={errors.places}
            onChange={(value) => change({ places: value })}
          />
          {product && (
            <SeveralReferences
              field={product}
              label={t('profile.products')}
              error={errors.products}
              value={products}
              onChange={setProducts}
            />
          )}
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
