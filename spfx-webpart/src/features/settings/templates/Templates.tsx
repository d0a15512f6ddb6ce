import * as React from 'react';
import { parseTemplates, TEMPLATES_KEY, UNDETERMINED, type TemplateName, type TemplatePlace } from '@listdesk/shared/mail';
import { Button } from '../../../ui/controls/Button';
import { Icon } from '../../../ui/icons/Icon';
import { Picker } from '../../../ui/controls/Picker';
import { Tabs } from '../../../ui/controls/Tabs';
import { useWords } from '../../../ui/words/WordsContext';
import { useSettingValue } from '../../../app/settingValue/useSettingValue';
import { useDesk, useDeskState } from '../../desk/DeskContext';
import { Loading } from '../parts/Loading';
import { SaveBars } from '../parts/SaveBars';
import { SaveFoot } from '../parts/SaveFoot';
import { useLanguageNames } from '../parts/useLanguageNames';
import { useLeaveWarning } from '../../../app/texts/useLeaveWarning';
import { TemplateFields } from './TemplateFields';
import { TemplatePreview } from './TemplatePreview';
import { checkTemplates, effectiveTemplate, languagesOf, ownTemplate, TEMPLATE_NAMES, withoutTemplate, withTemplate } from './templateForm';

/** The mails that leave by themselves or around an answer: one text for each kind and language, tried with a real ticket. */
export function Templates({ mayChange }: { mayChange: boolean }) {
  const { say } = useWords();
  const { desk } = useDesk();
  const deskLanguage = useDeskState((state) => state.settings?.language ?? null);
  const { state, dirty, change, discard, save, reload } = useSettingValue(desk, TEMPLATES_KEY, parseTemplates);
  const [name, setName] = React.useState<TemplateName>('acknowledgement');
  const [language, setLanguage] = React.useState(deskLanguage ?? 'en');
  const [tried, setTried] = React.useState(false);
  const [mistake, setMistake] = React.useState<{ problem: string; at: TemplatePlace | null } | null>(null);
  const languageName = useLanguageNames();
  useLeaveWarning(desk, () => dirty, say('settings.left'));
  if (state.phase !== 'ready') return <Loading state={state} onRetry={reload} />;

  const { draft: own } = state;
  const mine = ownTemplate(own, name, language);
  const used = effectiveTemplate(own, name, language, deskLanguage);
  const shown = mine ?? { ...used, language };
  const problems = tried ? checkTemplates(own) : [];
  const here = problems.find((one) => one.name === name && one.language === language)?.problem ?? null;
  const tagName = (tag: string): string => (tag === UNDETERMINED ? say('templates.anybody') : languageName(tag));
  const standsFor = (tag: string): string => {
    if (ownTemplate(own, name, tag)) return say('templates.yours');
    const effective = effectiveTemplate(own, name, tag, deskLanguage);
    return effective.language === tag ? say('templates.ours') : say('templates.like', { language: tagName(effective.language) });
  };
  const submit = (over: boolean): void => {
    setTried(true);
    const first = checkTemplates(own)[0];
    if (first) {
      setName(first.name);
      setLanguage(first.language);
    } else void save(over);
  };
  return (
    <form
      className="setbody"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(false);
      }}
    >
      <SaveBars state={{ ...state, dirty }} mayChange={mayChange} onSave={submit} onDiscard={discard} />
      <div className="setscroll wide">
        <section aria-labelledby="ld-set-templates">
          <h2 id="ld-set-templates" className="h2">
            {say('settings.section.templates')}
          </h2>
          <p className="sub">{say('templates.text')}</p>
          <Tabs
            name={say('templates.kind')}
            chosen={name}
            onChoose={(next) => {
              setName(next);
              setMistake(null);
            }}
            tabs={TEMPLATE_NAMES.map((one) => ({ key: one, word: say(`templates.name.${one}`) }))}
          />
          <p className="sub sm">{say(`templates.about.${name}`)}</p>
          <div className="row wrap">
            <Picker
              label={say('templates.language')}
              className="field setlang"
              chosen={[language]}
              options={languagesOf(own).map((tag) => ({ value: tag, label: tagName(tag), hint: standsFor(tag) }))}
              onChoose={([tag]) => {
                if (tag) {
                  setLanguage(tag);
                  setMistake(null);
                }
              }}
            >
              <span className="grow">{tagName(language)}</span>
              <Icon name="down" size="s" />
            </Picker>
            <span className={mine ? 'tag info' : 'tag'}>{standsFor(language)}</span>
            {mine && mayChange && (
              <Button
                small
                look="ghost"
                icon="history"
                onClick={() => {
                  change(withoutTemplate(own, name, language));
                  setMistake(null);
                }}
              >
                {say('templates.reset')}
              </Button>
            )}
          </div>
          <div className="tplgrid">
            <TemplateFields
              template={shown}
              problem={here}
              mistake={mistake}
              mayChange={mayChange && !state.saving}
              onChange={(part) => {
                setMistake(null);
                change(withTemplate(own, { ...shown, ...part }));
              }}
            />
            <TemplatePreview template={shown} onMistake={setMistake} />
          </div>
        </section>
      </div>
      {mayChange && (
        <SaveFoot
          saving={state.saving}
          dirty={dirty}
          onDiscard={() => {
            setTried(false);
            setMistake(null);
            discard();
          }}
        />
      )}
    </form>
  );
}
