import { ActionIcon, ColorSwatch, Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { choiceColors } from './types';

/** A colour of the palette, chosen behind its sample. */
export function ColorMenu({
  label,
  color,
  onChoose,
}: {
  label: string;
  color: string;
  onChoose: (color: string) => void;
}) {
  const { t } = useTranslation('fields');
  const swatch = (name: string) => (
    <ColorSwatch size={18} color={`var(--mantine-color-${name}-6)`} withShadow={false} />
  );
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          {swatch(color)}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choiceColors.map((name) => (
          <Menu.Item key={name} leftSection={swatch(name)} onClick={() => onChoose(name)}>
            {t(`colors.${name}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
