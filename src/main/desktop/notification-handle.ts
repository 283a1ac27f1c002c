// The real notification of Windows and macOS: Electron's, with our picture and urgency.
import { Notification } from 'electron';
import { isGoodNews, type Notice } from './notice';
import type { NoticeEvents, NotificationHandle } from './notifier';

export function notificationsSupported(): boolean {
  return Notification.isSupported();
}

/** Never on Linux: there `show` asks the desktop and waits for its answer, with everything else standing still. */
export function openNotification(
  notice: Notice,
  iconPath: string,
  events: NoticeEvents,
): NotificationHandle {
  const notification = new Notification({
    title: notice.title,
    body: notice.body,
    icon: iconPath,
    // Urgent ones stay up until somebody has seen them.
    urgency: isGoodNews(notice) ? 'normal' : 'critical',
    timeoutType: isGoodNews(notice) ? 'default' : 'never',
  });
  notification.on('show', events.shown);
  notification.on('failed', events.refused);
  notification.on('close', events.closed);
  notification.on('click', events.clicked);
  notification.show();
  return { close: () => notification.close() };
}
