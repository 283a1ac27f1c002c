// The real notification: Electron's, with our picture and urgency.
import { Notification } from 'electron';
import type { Notice } from './notices';
import type { NotificationHandle } from './notifier';

export function notificationsSupported(): boolean {
  return Notification.isSupported();
}

export function openNotification(notice: Notice, iconPath: string): NotificationHandle {
  return new Notification({
    title: notice.title,
    body: notice.body,
    icon: iconPath,
    // Urgent ones stay up until somebody has seen them.
    urgency: isGoodNews(notice) ? 'normal' : 'critical',
    timeoutType: isGoodNews(notice) ? 'default' : 'never',
  });
}

function isGoodNews({ kind }: Notice): boolean {
  return kind === 'accepted' || kind === 'answer';
}
