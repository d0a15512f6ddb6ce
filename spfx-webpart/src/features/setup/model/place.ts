/** Where this desk stands and who the service is; all of it goes into the commands exactly as it is here. */
export type SetupPlace = {
  deskName: string;
  /** Absolute URL of the desk's site, without a trailing slash. */
  siteUrl: string;
  tenantId: string;
  /** Application (client) id of ListDesk's app registration. */
  appId: string;
  /** Origin of the service, as written in the web part's properties; empty when nobody wrote it yet. */
  serviceUrl: string;
};
