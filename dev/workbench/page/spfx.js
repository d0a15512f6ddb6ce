// The services and the context of a SharePoint page, made of Microsoft's own classes. The underscore members are internal: they are
// right for the one SPFx version that the lockfile pins.

const HALF_HOUR_MS = 1_800_000;

export async function prepareServices(config, { library }) {
  const [core, pageContext, http, dynamicData, component, webPartBase] = await Promise.all(
    ['sp-core-library', 'sp-page-context', 'sp-http-base', 'sp-dynamic-data', 'sp-component-base', 'sp-webpart-base'].map((name) => library(`@microsoft/${name}`)),
  );
  const scope = core.ServiceScope.startNewRoot();
  scope.createDefaultAndProvide(pageContext.PageContext.serviceKey);
  scope.createDefaultAndProvide(dynamicData._DynamicDataUtilities.IDynamicDataManagerServiceKey);
  scope.createDefaultAndProvide(http.HttpClient.serviceKey);
  scope.createDefaultAndProvide(http.SPHttpClient.serviceKey);
  const digests = scope.createDefaultAndProvide(http.DigestCache.serviceKey);
  const themes = scope.createDefaultAndProvide(component.ThemeProvider.serviceKey);
  scope.finish();
  themes._setTheme(config.theme);
  // What SharePoint does when the background of the section is changed.
  window.listdeskSiteTheme = (theme) => themes._setTheme(theme);
  const expires = Date.now() + Math.min(config.digest.seconds * 1000, HALF_HOUR_MS);
  for (const key of [config.web.absoluteUrl, config.web.serverRelativeUrl]) digests.addDigestToCache(key, config.digest.value, expires);
  scope.consume(pageContext.PageContext.serviceKey).initialize(contextOf(config), legacyContextOf(config));
  http._AadTokenProviders._initialize(tokenProvider(config), {});
  return { core, webPartBase, scope };
}

export async function startWebPart(config, { entry }, { core, webPartBase, scope }, root) {
  const WebPart = await entry();
  const { manifest } = config;
  const instanceId = manifest.id.replace(/^.{8}/, '00000001');
  const tag = `WebPart.${manifest.alias}.external.${instanceId}`;
  const sdks = config.teams ? { microsoftTeams: teamsSdk(config) } : {};
  const context = new webPartBase.WebPartContext({
    sdks, sdksAsync: Promise.resolve(sdks), parentServiceScope: scope, manifest, instanceId, webPartTag: tag, loggingTag: tag, domElement: root,
    statusRenderer: {
      displayLoadingIndicator() {}, clearLoadingIndicator() {}, clearError() {},
      renderError: (element, error) => { element.textContent = String((error && error.message) || error); },
    },
    isPropertyPaneRenderedByWebPart: () => false, isPropertyPaneOpen: () => false, isContentPanelOpen: () => false,
    formFactor: 0, host: {}, requestPropertyPaneAction() {}, _dataUpdatedEvent: new core.SPEvent(`dataUpdated_${instanceId}`),
  });
  const webPart = new WebPart();
  webPart._internalInitialize(context, true, core.DisplayMode.Read);
  webPart._internalDeserialize({ id: manifest.id, instanceId, title: manifest.preconfiguredEntries[0].title.default, dataVersion: '1.0', properties: config.properties });
  await webPart._internalFirstTimeRender();
  return webPart;
}

function contextOf({ locale, rtl, tenantId, user, site, web }) {
  return {
    aadInfo: { tenantId, userId: user.oid, instanceUrl: 'https://login.microsoftonline.com' },
    cultureInfo: { currentCultureName: locale, currentUICultureName: locale, isRightToLeft: rtl },
    site: { ...site, classification: '', cdnPrefix: '', correlationId: site.id, recycleBinItemCount: 0, serverRequestPath: decodeURIComponent(location.pathname), sitePagesEnabled: true, isNoScriptEnabled: true },
    user: { displayName: user.displayName, loginName: user.upn, email: user.upn, isAnonymousGuestUser: false, isExternalGuestUser: false, preferUserTimeZone: false },
    web: { ...web, language: locale === 'de-DE' ? 1031 : 1033, languageName: locale, logoUrl: '', templateName: '64' },
    featureInfo: {},
  };
}

function legacyContextOf({ locale, tenantId, user, site, web, digest }) {
  return {
    webAbsoluteUrl: web.absoluteUrl, webServerRelativeUrl: web.serverRelativeUrl, webId: `{${web.id}}`, webTitle: web.title, webPermMasks: web.permissions,
    siteAbsoluteUrl: site.absoluteUrl, siteServerRelativeUrl: site.serverRelativeUrl, siteId: `{${site.id}}`, portalUrl: `${new URL(web.absoluteUrl).origin}/`,
    formDigestValue: digest.value, formDigestTimeoutSeconds: digest.seconds, updateFormDigestPageLoaded: new Date().toISOString(),
    currentCultureName: locale, currentUICultureName: locale, userDisplayName: user.displayName, userLoginName: user.upn, userEmail: user.upn,
    userPrincipalName: user.upn, systemUserKey: user.loginName, userId: user.id, isSiteAdmin: user.isSiteAdmin, aadTenantId: tenantId, aadUserId: user.oid,
    isSPO: true, env: 'prod',
  };
}

/** Tokens come from the simulated Entra through this page's server; a refusal carries Entra's words, as SharePoint's provider does. */
function tokenProvider({ user }) {
  const token = async (resource) => {
    const answer = await fetch(`${location.origin}/_workbench/token?as=${encodeURIComponent(user.upn)}&resource=${encodeURIComponent(resource)}`);
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  return {
    getToken: (resource) => token(resource),
    _getTokenInternal: (resource) => token(resource.resourceEndpoint ?? resource),
    _getTokenData: undefined,
    tokenAcquisitionEvent: { add() {} },
  };
}

function teamsSdk({ teams, tenantId, user, locale }) {
  const app = {
    getContext: async () => ({ app: { theme: teams.theme, locale, host: { name: 'Teams' } }, user: { id: user.oid, tenant: { id: tenantId } }, page: { id: 'listdesk', subPageId: new URLSearchParams(location.search).get('sub') ?? undefined } }),
    // `listdeskTeamsTheme('contrast')` in the console is what Teams does when its theme changes.
    registerOnThemeChangeHandler(handler) { window.listdeskTeamsTheme = handler; },
  };
  return { context: { theme: teams.theme, locale, tid: tenantId, userObjectId: user.oid }, teamsJs: { app, pages: { getConfig: async () => ({}) } } };
}
