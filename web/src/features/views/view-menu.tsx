import { Button, Group, Menu, Text } from '@mantine/core';
import { Bookmark, Check, ChevronDown, Pencil, Plus, RotateCcw, Save, TriangleAlert } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { View } from '#shared/model/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { useToast } from '../../ui/use-toast.ts';
import { useMe } from '../session/session-queries.ts';
import type { ListView } from './use-list-view.ts';
import { useUpdateView } from './view-queries.ts';
import { toViewContent } from './view-state.ts';

const ViewDialog = lazy(() => import('./view-dialog.tsx').then((module) => ({ default: module.ViewDialog })));

/** Which view of the list is shown; the others, and what can be done with this one, are one press away. */
export function ViewMenu({ list }: { readonly list: ListView }) {
  const { text } = useText();
  const me = useMe();
  const toast = useToast();
  const update = useUpdateView();
  /** `new`: what the list shows is to be kept under a name. */
  const [edited, setEdited] = useState<View | 'new' | null>(null);
  const { view, isChanged, state } = list;
  const own = list.views.filter(({ shared, author }) => !shared && author.id === me.user.id);
  const shared = list.views.filter((one) => one.shared);
  const isPlain = !view && Object.keys(state.filter).length === 0 && state.sort === undefined;

  function save(changed: View): void {
    const { sort, ...content } = toViewContent(state);
    update.mutate(
      { view: changed, patch: { ...content, sort: sort ?? null } },
      {
        onSuccess: (saved) => {
          list.open(saved);
          toast.done(text('views.saved', { name: saved.name }));
        },
        onError: toast.error,
      },
    );
  }

  return (
    <Group gap={6} wrap="nowrap">
      <Menu position="bottom-start" shadow="md" width={290}>
        <Menu.Target>
          <Button
            variant="default"
            maw={230}
            leftSection={<Bookmark size={15} aria-hidden />}
            rightSection={<ChevronDown size={14} aria-hidden />}
            aria-label={text('views.current', { name: view?.name ?? text('views.all') })}
          >
            {view?.name ?? text('views.all')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <ViewItem name={text('views.all')} isChosen={!view} onClick={() => list.open(null)} />
          <ViewItems title={text('views.mine')} views={own} chosen={view} onOpen={list.open} onEdit={setEdited} />
          <ViewItems title={text('views.shared')} views={shared} chosen={view} onOpen={list.open} onEdit={setEdited} />
          <Menu.Divider />
          {view?.editable && isChanged && (
            <Menu.Item leftSection={<Save size={15} aria-hidden />} onClick={() => save(view)}>
              {text('views.saveChanges')}
            </Menu.Item>
          )}
          {view && isChanged && (
            <Menu.Item leftSection={<RotateCcw size={15} aria-hidden />} onClick={() => list.open(view)}>
              {text('views.reset')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Plus size={15} aria-hidden />} onClick={() => setEdited('new')}>
            {text('views.saveAs')}
          </Menu.Item>
          {view?.editable && (
            <Menu.Item leftSection={<Pencil size={15} aria-hidden />} onClick={() => setEdited(view)}>
              {text('views.edit')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {(isChanged || !(view || isPlain)) && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={update.isPending}
          onClick={() => (view?.editable ? save(view) : setEdited('new'))}
        >
          {text(view?.editable ? 'action.save' : 'views.saveAsShort')}
        </Button>
      )}
      {view && isChanged && (
        <Button variant="subtle" color="gray" size="compact-sm" onClick={() => list.open(view)}>
          {text('views.resetShort')}
        </Button>
      )}
      <Suspense>{edited && <ViewDialog list={list} edited={edited} onClose={() => setEdited(null)} />}</Suspense>
    </Group>
  );
}

interface ViewItemsProps {
  readonly title: string;
  readonly views: readonly View[];
  readonly chosen: View | undefined;
  readonly onOpen: (view: View) => void;
  readonly onEdit: (view: View) => void;
}

function ViewItems({ title, views, chosen, onOpen, onEdit }: ViewItemsProps) {
  const me = useMe();
  if (views.length === 0) return null;
  return (
    <>
      <Menu.Label>{title}</Menu.Label>
      {views.map((view) => (
        <ViewItem
          key={view.id}
          name={view.name}
          isChosen={view.id === chosen?.id}
          {...(view.author.id !== me.user.id && { author: view.author.name })}
          isUnusable={!view.usable}
          onClick={() => (view.usable ? onOpen(view) : onEdit(view))}
        />
      ))}
    </>
  );
}

interface ViewItemProps {
  readonly name: string;
  readonly isChosen: boolean;
  readonly author?: string;
  readonly isUnusable?: boolean;
  readonly onClick: () => void;
}

function ViewItem({ name, isChosen, author, isUnusable, onClick }: ViewItemProps) {
  return (
    <Menu.Item
      onClick={onClick}
      aria-current={isChosen ? 'true' : undefined}
      leftSection={
        isChosen ? <Check size={15} aria-hidden /> : isUnusable ? <TriangleAlert size={15} aria-hidden /> : <Blank />
      }
    >
      <Text span size="sm" truncate display="block">
        {name}
      </Text>
      {author && (
        <Text span size="xs" c="dimmed">
          {author}
        </Text>
      )}
    </Menu.Item>
  );
}

/** So that names stand below one another. */
function Blank() {
  return <span style={{ display: 'inline-block', width: 15 }} />;
}
