/** Rules about domains, networks, Remote Desktop and drivers. */
import type { Rule } from '../rule';
import * as credentials from './credentials';
import * as drivers from './drivers';
import * as join from './join';
import * as security from './security';
import * as tcpip from './tcpip';

export const networkRules: readonly Rule[] = [
  join.joinBoth,
  join.joinEdition,
  join.workgroupName,
  join.machineobjectouDn,
  join.joinTimeoutRange,
  join.joinAndNoNetwork,
  credentials.joinNoCredentials,
  credentials.joinCredentialsIncomplete,
  credentials.joinUnsecureWithCredentials,
  credentials.machinepasswordWithoutUnsecure,
  credentials.joinProvisioningAndCredentials,
  tcpip.tcpipIdentifier,
  tcpip.tcpipStaticWithDhcp,
  tcpip.tcpipAddress,
  tcpip.routePrefix,
  tcpip.dnsOrderKeys,
  security.rdpFirewall,
  security.luaDisabled,
  drivers.driverpathUncNoCredentials,
  drivers.driverpathArch,
];
