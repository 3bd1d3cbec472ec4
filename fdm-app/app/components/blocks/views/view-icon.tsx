import type { ViewIcon } from "fdm-helpdesk/inbox-query"
import {
  Archive,
  Calendar,
  CircleAlert,
  CircleCheck,
  Clock,
  Flag,
  Inbox,
  List,
  type LucideIcon,
  Mail,
  Map as MapIcon,
  Phone,
  Sprout,
  Star,
  Tag,
  User,
  Users,
} from "lucide-react"

const pictures: Record<ViewIcon, LucideIcon> = {
  list: List,
  inbox: Inbox,
  star: Star,
  flag: Flag,
  clock: Clock,
  alert: CircleAlert,
  user: User,
  users: Users,
  tag: Tag,
  mail: Mail,
  phone: Phone,
  calendar: Calendar,
  check: CircleCheck,
  archive: Archive,
  map: MapIcon,
  sprout: Sprout,
}

type Props = { icon: ViewIcon; size?: number; className?: string }

/** What a saved view is recognised by. Its name says what it is. */
export function ViewPicture({ icon, size = 15, className }: Props) {
  const Picture = pictures[icon]
  return <Picture aria-hidden size={size} strokeWidth={1.75} className={className} />
}
