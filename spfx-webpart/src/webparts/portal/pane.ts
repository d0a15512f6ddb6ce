import { PropertyPaneTextField } from '@microsoft/sp-property-pane';
import type { IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';

export type PortalProperties = {
  /** Absolute URL of the desk's site. */
  deskUrl: string;
  /** Origin of the service. */
  serviceUrl: string;
  /** Shown as the other way to reach the desk; may be empty. */
  supportAddress?: string;
  /** One kind of request a line; empty means the five usual ones. */
  kinds?: string;
};

const LOCAL = /^http:\/\/(localhost|127\.0\.0\.1)(:\d+)?$/;

/** `https://host[/path]` without query; plain http only for this machine. */
export function isAddress(value: string): boolean {
  const text = value.trim();
  if (LOCAL.test(text)) return true;
  try {
    const { protocol, search, hash, username } = new URL(text);
    return protocol === 'https:' && search === '' && hash === '' && username === '';
  } catch {
    return false;
  }
}

/** Two groups: where the desk is, and what people see. */
export function portalPane(words: Readonly<Record<string, string>>): IPropertyPaneConfiguration {
  const say = (key: string): string => words[`pane.${key}`] ?? key;
  const unless =
    (problem: string) =>
    (value: string): string =>
      value === '' || isAddress(value) ? '' : say(problem);
  return {
    pages: [
      {
        header: { description: say('description') },
        groups: [
          {
            groupName: say('connection'),
            groupFields: [
              PropertyPaneTextField('deskUrl', {
                label: say('deskUrl'),
                description: say('deskUrlHint'),
                onGetErrorMessage: unless('deskUrlWrong'),
                deferredValidationTime: 400,
              }),
              PropertyPaneTextField('serviceUrl', { label: say('serviceUrl'), onGetErrorMessage: unless('serviceUrlWrong'), deferredValidationTime: 400 }),
            ],
          },
          {
            groupName: say('words'),
            groupFields: [
              PropertyPaneTextField('supportAddress', { label: say('supportAddress') }),
              PropertyPaneTextField('kinds', { label: say('kinds'), description: say('kindsHint'), multiline: true, rows: 6 }),
            ],
          },
        ],
      },
    ],
  };
}
