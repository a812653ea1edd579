import {
  Building2,
  CircleCheckBig,
  FilePen,
  FileText,
  HandCoins,
  Handshake,
  type LucideIcon,
  MessageCircleQuestionMark,
  MessagesSquare,
  Package,
  Receipt,
  ShoppingCart,
  Sprout,
  UserRound,
} from 'lucide-react';
import type { ObjectName } from '#shared/model/objects/definition.ts';

/** The same sign for the same thing everywhere. */
export const objectIcons: Readonly<Record<ObjectName, LucideIcon>> = {
  companies: Building2,
  contacts: UserRound,
  leads: Sprout,
  deals: Handshake,
  products: Package,
  quotes: FileText,
  contracts: FilePen,
  orders: ShoppingCart,
  invoices: Receipt,
  payments: HandCoins,
  cases: MessageCircleQuestionMark,
  tasks: CircleCheckBig,
  activities: MessagesSquare,
};
