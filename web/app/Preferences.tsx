import { chooseLanguage, type Language, language, languages } from '#lib/language.ts';
import { chooseTheme, type Theme, useTheme } from '#lib/theme.ts';
import { Icon } from '#ui/Icon.tsx';
import { Popup } from '#ui/Popup.tsx';
import { Segments } from '#ui/Segments.tsx';
import { say } from './words/english.ts';

/** How the page looks and speaks; kept on this device. */
export function Preferences() {
  const theme = useTheme();
  return (
    <Popup
      label={say.preferences}
      trigger={
        <button
          type="button"
          aria-label={say.preferences}
          className="grid size-8 place-items-center rounded-md text-quiet hover:bg-raised hover:text-ink"
        >
          <Icon name="settings" />
        </button>
      }
    >
      <div className="flex w-64 flex-col gap-3">
        <div>
          <p className="mb-1 text-xs text-quiet">{say.theme}</p>
          <Segments<Theme>
            label={say.theme}
            value={theme}
            onChange={chooseTheme}
            segments={[
              { value: 'light', label: say.light },
              { value: 'dark', label: say.dark },
            ]}
          />
        </div>
        <div>
          <p className="mb-1 text-xs text-quiet">{say.language}</p>
          <Segments<Language>
            label={say.language}
            value={language()}
            onChange={chooseLanguage}
            segments={Object.entries(languages).map(([tag, label]) => ({
              value: tag as Language,
              label,
            }))}
          />
        </div>
      </div>
    </Popup>
  );
}
