// English words for what a desk is: its name, its place, and what goes along with every press.

export const deskEn = {
  name: 'Desk name',
  location: 'Location',
  locationHint: 'Sent with every press',
  room: 'Room',
  roomHint: 'Such as Room 12. Sent with every press, so that help finds the right door.',
  callbackPhone: 'Call-back phone',
  callbackPhoneHint: 'Sent with every press, so that whoever comes can call this desk.',
  badPhone: 'Type one phone number with its area code, such as 614 555 0100 ext. 4.',
  goesAlong: 'with “{{what}}”',
  dialogPhone: 'Call-back phone: {{phone}}',
  fact: 'call back {{value}}',
} as const;
