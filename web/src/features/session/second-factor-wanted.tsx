import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useText } from '../../i18n/use-text.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { SecondFactorSetup } from './second-factor-setup.tsx';

/** In the place of every page, until the person has what the workspace wants of everybody. */
export function SecondFactorWanted() {
  const { text } = useText();
  const queryClient = useQueryClient();
  return (
    <>
      <PageHeader title={text('secondFactor.title')} lead={text('problem.auth.second_factor_required')} />
      <Panel>
        <Text size="sm" mb="md" maw={480}>
          {text('secondFactor.lead')}
        </Text>
        <div style={{ maxWidth: 480 }}>
          <SecondFactorSetup
            onDone={() => void queryClient.invalidateQueries({ predicate: ({ state }) => state.error !== null })}
          />
        </div>
      </Panel>
    </>
  );
}
