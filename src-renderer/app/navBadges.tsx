// Numbers on entries of the main menu: late tasks of one's own, what is not read.
import { useLive } from '../data/DataProvider.tsx';
import { Badge } from '../ui/Badge.tsx';

function LateTasks() {
  const count = useLive('tasks.counts', {}).value?.mine?.overdue ?? 0;
  return count > 0 ? <Badge count={count} tone="danger" /> : null;
}

function Unread() {
  const { value } = useLive('messages.unread', {});
  const count = (value?.messages ?? 0) + (value?.notices ?? 0);
  return count > 0 ? <Badge count={count} tone="accent" /> : null;
}

export const navBadges = { tasks: <LateTasks />, messages: <Unread /> } as const;
