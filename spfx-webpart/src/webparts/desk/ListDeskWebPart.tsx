import '../../ui/theme/noWebFonts';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import { ThemeProvider, type IReadonlyTheme, type ThemeChangedEventArgs } from '@microsoft/sp-component-base';
import { PropertyPaneDropdown, PropertyPaneTextField, type IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import { spfi, SPFx } from '@pnp/sp';
import { audited, deskLists } from '@listdesk/shared/sharepoint';
import { browserKeep } from '../../app/keep/keep';
import { idbDevice } from '../../app/localIndex/idbDevice';
import type { DeskPort } from '../../app/desk/port';
import type { ServiceClient } from '../../app/serviceClient';
import { announced } from '../../app/serviceClient/announced';
import { aadPort } from '../../app/serviceClient/aadPort';
import { RootFrame } from '../../ui/theme/RootFrame';
import * as words from 'ListDeskStrings';
import * as setupWords from 'ListDeskSetupStrings';
import type { SetupPorts } from '../../features/setup';
import { followTeams } from '../teams';
import { askedAhead, readAhead } from './askedAhead';
import { DeskRoot } from './DeskRoot';
import { lateService } from './lateService';

export type ListDeskProperties = { serviceUrl: string; deskUrl: string; portalUrl?: string; height: 'fill' | 'fixed'; appId: string; licenceKeys?: unknown };

const FIXED_HEIGHT_PX = 720;
const ALL_WORDS = { ...setupWords, ...words };

type Wired = { id: string; port: DeskPort; service: ServiceClient; device: Storage | null; session: Storage | null; loadSetupPorts(): Promise<SetupPorts> };

function storeOf(open: () => Storage): Storage | null {
  try {
    return open();
  } catch {
    return null; // Blocked by the browser's privacy settings: the desk works, it only remembers nothing.
  }
}

/** Wires the desk to SharePoint: the lists through PnPjs with the user's own rights, the service through AadHttpClient. */
export default class ListDeskWebPart extends BaseClientSideWebPart<ListDeskProperties> {
  private theme: IReadonlyTheme | undefined;
  private teamsTheme: string | undefined;
  private wired: Wired | undefined;

  protected async onInit(): Promise<void> {
    await super.onInit();
    const provider = this.context.serviceScope.consume(ThemeProvider.serviceKey);
    this.theme = provider.tryGetTheme();
    provider.themeChangedEvent.add(this, (args: ThemeChangedEventArgs) => {
      this.theme = args.theme;
      this.render();
    });
    this.teamsTheme = followTeams(
      this.context.sdks.microsoftTeams,
      (theme) => {
        this.teamsTheme = theme;
        this.render();
      },
      window,
    );
    this.wire();
    // PnPjs sends with the next turn of the browser: the first question leaves before the first picture is worked on.
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
  }

  public render(): void {
    const { wired } = this;
    if (!wired) return;
    const { cultureInfo, aadInfo } = this.context.pageContext;
    ReactDom.render(
      <RootFrame variant={this.theme} teams={this.teamsTheme} height={this.properties.height === 'fixed' ? FIXED_HEIGHT_PX : 'fill'}>
        <DeskRoot
          key={wired.id}
          words={ALL_WORDS}
          locale={cultureInfo.currentUICultureName}
          port={wired.port}
          service={wired.service}
          loadSetupPorts={wired.loadSetupPorts}
          tenantId={aadInfo.tenantId.toString()}
          appId={this.properties.appId}
          serviceUrl={this.properties.serviceUrl.trim()}
          device={wired.device}
          session={wired.session}
          licenceKeys={this.properties.licenceKeys}
        />
      </RootFrame>,
      this.domElement,
    );
  }

  protected onDispose(): void {
    ReactDom.unmountComponentAtNode(this.domElement);
  }

  protected onPropertyPaneFieldChanged(path: string): void {
    if (path !== 'height') this.wire();
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    const address = (value: string): string => (value === '' || /^https?:\/\/[^\s]+$/.test(value) ? '' : (words.PropertyPane_AddressProblem ?? ''));
    return {
      pages: [
        {
          header: { description: words.PropertyPane_Description ?? '' },
          groups: [
            {
              groupFields: [
                PropertyPaneTextField('serviceUrl', { label: words.PropertyPane_ServiceUrl ?? '', onGetErrorMessage: address }),
                PropertyPaneTextField('deskUrl', { label: words.PropertyPane_DeskUrl ?? '', onGetErrorMessage: address }),
                PropertyPaneTextField('portalUrl', { label: words.PropertyPane_PortalUrl ?? '', onGetErrorMessage: address }),
                PropertyPaneDropdown('height', {
                  label: words.PropertyPane_Height ?? '',
                  options: [
                    { key: 'fill', text: words.PropertyPane_HeightFill ?? '' },
                    { key: 'fixed', text: words.PropertyPane_HeightFixed ?? '' },
                  ],
                }),
              ],
            },
          ],
        },
      ],
    };
  }

  /** Anew whenever an address changes: everything below is keyed by it. */
  private wire(): void {
    const { web, user, cultureInfo, aadInfo } = this.context.pageContext;
    const siteUrl = (this.properties.deskUrl || web.absoluteUrl).replace(/\/+$/, '');
    const { portalUrl } = this.properties;
    const serviceUrl = this.properties.serviceUrl.trim();
    const service = lateService(
      serviceUrl ? aadPort(this.context.aadHttpClientFactory, serviceUrl) : () => Promise.reject(new TypeError('no service address')),
    );
    const sp = spfi().using(SPFx(this.context));
    const lists = announced(audited(deskLists(sp, siteUrl)), () => void service.settingsChanged(siteUrl));
    const device = storeOf(() => window.localStorage);
    const keep = browserKeep(device, `listdesk:${user.loginName.toLowerCase()}:${siteUrl}`);
    this.wired = {
      id: `${siteUrl} ${serviceUrl}`,
      service,
      device,
      session: storeOf(() => window.sessionStorage),
      loadSetupPorts: async () => {
        const { setupPorts } = await import(/* webpackChunkName: 'setup' */ '../../features/setup');
        return setupPorts({ sp, siteUrl, lists, service, language: /^de/i.test(cultureInfo.currentUICultureName) ? 'de' : 'en' });
      },
      port: {
        lists: askedAhead(lists, keep),
        ...(serviceUrl ? { quarantine: service.quarantine(siteUrl), templates: service.templates(siteUrl), evidence: service.evidence(siteUrl) } : {}),
        openPrivacy: async () => {
          const [{ openDesk }, { browserDocuments }] = await Promise.all([
            import(/* webpackChunkName: 'privacy-lists' */ '@listdesk/shared/sharepoint/privacy'),
            import(/* webpackChunkName: 'documents' */ '../../features/privacy/readDocuments'),
          ]);
          return openDesk(sp, siteUrl, {
            actor: user.email.toLowerCase(),
            now: () => Date.now(),
            newKey: () => crypto.randomUUID(),
            documents: browserDocuments(),
          });
        },
        hint: async (messageKey) => {
          await service.hint(siteUrl, messageKey);
        },
        keep,
        personKeep: browserKeep(device, `listdesk:${user.loginName.toLowerCase()}`),
        unsent: async () =>
          (await import(/* webpackChunkName: 'unsent' */ '../../app/unsent/idbUnsent')).idbUnsent(
            `listdesk:${aadInfo.tenantId.toString()}:${aadInfo.userId.toString()}:${siteUrl}:files`.toLowerCase(),
            () => Date.now(),
          ),
        device: readAhead(idbDevice({ tenantId: aadInfo.tenantId.toString(), userId: aadInfo.userId.toString(), siteUrl }, () => Date.now())),
        teams: this.context.sdks.microsoftTeams,
        now: () => Date.now(),
        newKey: () => crypto.randomUUID(),
        siteUrl,
        portalUrl: portalUrl?.trim() ?? '',
      },
    };
  }
}
