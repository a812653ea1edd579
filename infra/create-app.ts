import { App, Validations } from 'aws-cdk-lib';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import type { House } from './constructs/house-function.ts';
import { FirewallStack } from './firewall-stack.ts';
import { firewallStackName, stackName } from './names.ts';
import { TenantStack } from './tenant-stack.ts';

export interface AppOptions {
  readonly outDir: string;
  readonly houses: readonly House[];
}

/** All stacks of the given tenants. Findings of cdk-nag that nobody acknowledged make its synthesis fail. */
export function createApp({ outDir, houses }: AppOptions): App {
  const app = new App({
    outdir: outDir,
    autoSynth: false,
    analyticsReporting: false,
    // Flags stand in code: cdk.json is read by the CLI only, and synthesis runs without it.
    context: { ...featureFlags, 'aws:cdk:enable-asset-metadata': true },
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  for (const house of houses) {
    const { id, features } = house.tenant;
    if (features.firewall) new FirewallStack(app, firewallStackName(id), house);
    new TenantStack(app, stackName(id), house);
  }
  return app;
}
