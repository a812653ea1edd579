import { SegmentedControl } from '@mantine/core';
import type { Language } from '#shared/model/tenant.ts';
import { chooseLanguage, languageNames, uiLanguages } from '../i18n/i18n.ts';
import { useText } from '../i18n/use-text.ts';

export function LanguageSwitch() {
  const { language, text } = useText();
  return (
    <SegmentedControl
      size="xs"
      aria-label={text('settings.language')}
      value={language}
      onChange={(chosen) => void chooseLanguage(chosen as Language)}
      data={uiLanguages.map((code) => ({
        value: code,
        label: (
          <span title={languageNames[code]} lang={code}>
            {code.toUpperCase()}
          </span>
        ),
      }))}
    />
  );
}
