import { expression, LOCATION, TAGS, type Resource } from './arm.ts';
import { named, SUBNET } from './names.ts';

/** No SDK types for networks here: their package is large and this is one subnet. The shape of Microsoft.Network 2024-05-01. */
type VirtualNetwork = {
  addressSpace: { addressPrefixes: string[] };
  subnets: {
    name: string;
    properties: {
      addressPrefix: string;
      delegations: { name: string; properties: { serviceName: string } }[];
      serviceEndpoints: { service: string }[];
      defaultOutboundAccess: boolean;
    };
  }[];
};

/**
 * The subnet through which the service reaches storage and vault, which are closed to everybody else. Flex Consumption wants the
 * delegation of Microsoft.App. Graph and SharePoint are reached over the internet, so outbound access stays on.
 */
export function networkResources(): Resource[] {
  return [
    {
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2024-05-01',
      name: expression(named('network')),
      location: LOCATION,
      tags: TAGS,
      properties: {
        addressSpace: { addressPrefixes: ['10.60.0.0/24'] },
        subnets: [
          {
            name: SUBNET,
            properties: {
              addressPrefix: '10.60.0.0/25',
              delegations: [{ name: 'functions', properties: { serviceName: 'Microsoft.App/environments' } }],
              serviceEndpoints: [{ service: 'Microsoft.Storage' }, { service: 'Microsoft.KeyVault' }],
              defaultOutboundAccess: true,
            },
          },
        ],
      } satisfies VirtualNetwork,
    },
  ];
}
