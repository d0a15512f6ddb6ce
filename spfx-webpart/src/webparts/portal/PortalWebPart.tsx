import '../../ui/theme/noWebFonts';
import * as React from 'react';
import * as ReactDom from 'react-dom';
import { ThemeProvider } from '@microsoft/sp-component-base';
import type { IReadonlyTheme } from '@microsoft/sp-component-base';
import { DisplayMode } from '@microsoft/sp-core-library';
import type { IPropertyPaneConfiguration } from '@microsoft/sp-property-pane';
import { BaseClientSideWebPart } from '@microsoft/sp-webpart-base';
import { serviceClient } from '../../app/serviceClient';
import { aadPort } from '../../app/serviceClient/aadPort';
import { PortalApp } from '../../features/portal/PortalApp';
import { PortalPortsProvider } from '../../features/portal/PortalContext';
import type { PortalPorts } from '../../features/portal/PortalContext';
import { draftBox } from '../../features/portal/model/draft';
import { kindsOf } from '../../features/portal/model/kinds';
import { NotConnected } from '../../features/portal/NotConnected';
import { RootFrame } from '../../ui/theme/RootFrame';
import { WordsProvider } from '../../ui/words/WordsContext';
import { followTeams } from '../teams';
import { moreWords } from './moreWords';
import { browserStore, saveFile, whenLookedAt } from './browser';
import { portalPane } from './pane';
import type { PortalProperties } from './pane';
import * as words from 'ListDeskPortalStrings';

/** Wires the portal to the page: user, token, storage, theme. Everything goes through the service; the desk's site is never called. */
export default class PortalWebPart extends BaseClientSideWebPart<PortalProperties> {
  private theme: IReadonlyTheme | undefined;
  private teamsTheme: string | undefined;
  private ports: { of: string; ports: PortalPorts } | null = null;

  protected onInit(): Promise<void> {
    const themes = this.context.serviceScope.consume(ThemeProvider.serviceKey);
    this.theme = themes.tryGetTheme();
    themes.themeChangedEvent.add(this, ({ theme }) => {
      this.theme = theme;
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
    return Promise.resolve();
  }

  public render(): void {
    const { deskUrl, serviceUrl } = this.properties;
    const editing = this.displayMode === DisplayMode.Edit;
    ReactDom.render(
      <WordsProvider words={words} locale={this.context.pageContext.cultureInfo.currentUICultureName} more={moreWords}>
        <RootFrame variant={this.theme} teams={this.teamsTheme} height="page">
          {deskUrl && serviceUrl ? (
            <PortalPortsProvider key={`${deskUrl} ${serviceUrl}`} value={this.portsOf()}>
              <PortalApp />
            </PortalPortsProvider>
          ) : (
            <NotConnected editing={editing} onOpenProperties={() => this.context.propertyPane.open()} />
          )}
        </RootFrame>
      </WordsProvider>,
      this.domElement,
    );
  }

  /** The same object while the properties stay, so that nothing is asked again on each drawing. */
  private portsOf(): PortalPorts {
    const { deskUrl, serviceUrl, supportAddress, kinds } = this.properties;
    const of = JSON.stringify([deskUrl, serviceUrl, supportAddress, kinds]);
    if (this.ports?.of === of) return this.ports.ports;
    const { aadInfo, user } = this.context.pageContext;
    const desk = deskUrl.trim().replace(/\/+$/, '');
    const owner = `${String(aadInfo?.userId ?? user.loginName)}.${desk}`;
    const ports: PortalPorts = {
      client: serviceClient(aadPort(this.context.aadHttpClientFactory, serviceUrl.trim())).portal(desk),
      userName: user.displayName,
      supportAddress: (supportAddress ?? '').trim(),
      kinds: kindsOf(kinds ?? ''),
      drafts: draftBox(browserStore(), owner),
      now: () => Date.now(),
      newKey: () => crypto.randomUUID(),
      save: saveFile,
      whenDue: whenLookedAt,
    };
    this.ports = { of, ports };
    return ports;
  }

  protected getPropertyPaneConfiguration(): IPropertyPaneConfiguration {
    return portalPane(words);
  }

  protected onDispose(): void {
    ReactDom.unmountComponentAtNode(this.domElement);
  }
}
