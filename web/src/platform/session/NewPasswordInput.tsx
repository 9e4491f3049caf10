import { PasswordInput, Progress, Text } from '@mantine/core';
import type { PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { passwordStrength } from './passwordStrength';

const shown = {
  tooShort: { value: 10, color: 'red' },
  weak: { value: 35, color: 'orange' },
  fair: { value: 65, color: 'yellow' },
  strong: { value: 100, color: 'green' },
} as const;

export function NewPasswordInput(props: PasswordInputProps & { value: string }) {
  const { t } = useTranslation('platform');
  const strength = passwordStrength(props.value);
  return (
    <div>
      <PasswordInput autoComplete="new-password" {...props} />
      {props.value !== '' && (
        <>
          <Progress {...shown[strength]} size={3} mt={6} aria-hidden />
          <Text size="xs" c="dimmed" mt={4} aria-live="polite">
            {t(`session.strength.${strength}`)}
          </Text>
        </>
      )}
    </div>
  );
}
