import { Button, Group, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ObjectDefinition } from '../../platform/api';
import { currentLanguage } from '../../platform/languages';
import { fieldOf } from '../../records/catalog';
import { nameOf, useAllByName } from '../all';
import type { KeptLayout } from './api';
import { asDrawn, withSection } from './draft';
import { FieldPlaces } from './FieldPlaces';
import { LayoutPreview } from './LayoutPreview';
import classes from './layouts.module.css';
import { PanelList } from './PanelList';
import type { PagePanel } from './panels';

interface Props {
  layout: KeptLayout;
  object: ObjectDefinition;
  typeField: string | null;
  panels: PagePanel[];
  /** For everybody and every record that has no other layout. */
  general: boolean;
  onChange: (layout: KeptLayout) => void;
  onReset: () => void;
  onRemove: () => void;
}

/** One layout: for whom it is, its sections and panels, and what comes of it. */
export function LayoutEditor(props: Props) {
  const { layout, object, typeField, panels, general, onChange, onReset, onRemove } = props;
  const { t } = useTranslation('administration');
  const language = currentLanguage();
  return (
    <div className={classes.editor}>
      <div>
        {!general && <ForWhom {...{ layout, object, typeField, onChange }} />}
        <FieldPlaces {...{ layout, object, onChange }} />
        <Group justify="space-between" mb={20}>
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => onChange(withSection(layout, { [language]: t('layouts.newSection') }))}
          >
            {t('layouts.addSection')}
          </Button>
          <Group gap={4}>
            <Button size="compact-sm" variant="subtle" color="gray" onClick={onReset}>
              {t('layouts.reset')}
            </Button>
            {!general && (
              <Button size="compact-sm" variant="subtle" color="red" onClick={onRemove}>
                {t('layouts.remove')}
              </Button>
            )}
          </Group>
        </Group>
        <PanelList {...{ layout, panels, onChange }} />
      </div>
      <LayoutPreview object={object} layout={asDrawn(layout, object, language)} />
    </div>
  );
}

function ForWhom({
  layout,
  object,
  typeField,
  onChange,
}: Pick<Props, 'layout' | 'object' | 'typeField' | 'onChange'>) {
  const { t } = useTranslation('administration');
  const roles = useAllByName('role', ['name']);
  const types = (typeField && fieldOf(object, typeField)?.choices) || [];
  return (
    <div className={classes.whom}>
      <TextInput
        label={t('layouts.name')}
        maxLength={100}
        dir="auto"
        value={layout.name}
        onChange={({ currentTarget }) => onChange({ ...layout, name: currentTarget.value })}
      />
      <MultiSelect
        label={t('layouts.roles')}
        placeholder={layout.roles.length === 0 ? t('layouts.everybody') : undefined}
        data={roles.map((role) => ({ value: role.id, label: nameOf(role) }))}
        value={layout.roles}
        onChange={(next) => onChange({ ...layout, roles: next })}
      />
      {types.length > 0 && (
        <MultiSelect
          label={t('layouts.types')}
          placeholder={layout.types.length === 0 ? t('layouts.everyType') : undefined}
          data={types.map(({ value, label }) => ({ value, label }))}
          value={layout.types}
          onChange={(next) => onChange({ ...layout, types: next })}
        />
      )}
    </div>
  );
}
