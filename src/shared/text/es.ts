// Spanish words that need no window: statuses, readiness, troubles, failures, the tray and the notices.
import type { en } from './en';
import type { TextShape } from './shape';

export const es = {
  appName: 'Tocsin',
  status: {
    THREAT: 'Amenaza',
    MEDICAL_EMERGENCY: 'Emergencia médica',
    SECURITY_NEEDED: 'Se necesita seguridad',
    TRAPPED: 'No puedo salir',
    SAFE: 'Estoy a salvo',
    SECURE: 'Estoy bajo resguardo',
    EVACUATED: 'Ya evacué',
    OFF_SITE: 'Fuera del lugar',
  },
  world: { practice: 'PRÁCTICA', live: 'En vivo' },
  vendor: {
    share911: 'Share911',
    chekt: 'CHeKT',
    emergency24: 'Emergency24',
    rapidsos: 'RapidSOS',
    practice: 'el servicio de práctica',
  },
  readiness: {
    readyLive: 'Listo: un aviso llegaría a Share911',
    readyPractice: 'Listo: un aviso llegaría al servicio de práctica',
    trouble: 'Problema: {{what}}',
    notSetUp: 'Falta configurar: {{what}}',
    callInstead: 'Mientras se arregla, llame al {{number}} si hay una emergencia.',
  },
  trouble: {
    'not-set-up-channel': {
      what: 'Falta el canal de Share911',
      remedy: 'Escriba el canal en Ajustes. Su contacto en Share911 puede decirle cuál es.',
    },
    'not-set-up-integration': {
      what: 'Falta el nombre de integración de Share911',
      remedy: 'Escriba el nombre en Ajustes. Su contacto en Share911 puede decírselo.',
    },
    'not-set-up-key': {
      what: 'Falta la clave de Share911',
      remedy: 'Pegue la clave en Ajustes. Su contacto en Share911 puede darle una.',
    },
    'keyring-missing': {
      what: 'Esta computadora no tiene un lugar seguro para las claves',
      remedy: 'Pida a informática que instale un llavero de claves y vuelva a abrir Tocsin.',
    },
    'keyring-locked': {
      what: 'El lugar donde se guardan las claves está bloqueado',
      remedy: 'Desbloquee el llavero con su contraseña. Tocsin seguirá por sí solo.',
    },
    disk: {
      what: 'Tocsin no puede guardar en el disco',
      remedy: 'Pida a informática que libere espacio en el disco o permita escribir en él.',
    },
    offline: {
      what: 'Esta computadora no está conectada a la red',
      remedy: 'Revise el cable de red o el wifi.',
    },
    'vendor-unreachable': {
      what: 'Share911 no responde',
      remedy: 'Tocsin sigue intentando. Si continúa, pida a informática que revise la conexión.',
    },
    'vendor-certificate': {
      what: 'La conexión con Share911 no es segura',
      remedy: 'Pida a informática que revise el reloj de esta computadora y el filtro de internet.',
    },
    'vendor-refuses-key': {
      what: 'Share911 no acepta la clave, el canal o la dirección',
      remedy: 'Revise la clave, el canal y la dirección en Ajustes con Share911.',
    },
    'practice-unreachable': {
      what: 'El servicio de práctica no responde',
      remedy: 'Es práctica. En Ajustes puede elegir cómo funciona.',
    },
    'practice-refuses-key': {
      what: 'El servicio de práctica rechaza la clave',
      remedy: 'Es práctica. En Ajustes puede elegir cómo funciona.',
    },
    'press-failing': {
      what: 'Un aviso todavía no ha llegado',
      remedy: 'Su tarjeta en la pantalla de pánico dice qué sucede.',
    },
    'hotkey-failed': {
      what: 'Una combinación de teclas no funciona',
      remedy: 'Quizás la usa otro programa. Elija otras teclas en Ajustes.',
    },
    'settings-unreadable': {
      what: 'No se pudo leer la configuración',
      remedy: 'Tocsin guardó una copia y empezó con valores normales. Revíselos en Ajustes.',
    },
    'managed-config': {
      what: 'La configuración de informática tiene un error',
      remedy: 'Pida a informática que corrija el archivo. Los demás valores están en uso.',
    },
    'practice-service': {
      what: 'El servicio de práctica no está funcionando',
      remedy: 'Cierre Tocsin y vuelva a abrirlo.',
    },
  },
  failure: {
    offline: {
      what: 'Esta computadora no pudo conectarse a la red.',
      remedy: 'Revise el cable de red o el wifi.',
    },
    timeout: {
      what: 'El servicio tardó demasiado en responder.',
      remedy: 'Quizás internet está lento. Tocsin sigue intentando.',
    },
    unavailable: {
      what: 'El servicio tiene un problema propio.',
      remedy: 'Tocsin sigue intentando hasta que vuelva a funcionar.',
    },
    unauthorized: {
      what: 'El servicio no acepta la clave.',
      remedy: 'Revise la clave en Ajustes con su contacto en Share911.',
    },
    'not-configured': {
      what: 'Todavía falta configurar algo.',
      remedy: 'Abra Ajustes y complete lo que falta.',
    },
    'rate-limited': {
      what: 'El servicio pide esperar antes del próximo mensaje.',
      remedy: 'Tocsin espera el tiempo indicado y vuelve a intentar.',
    },
    rejected: {
      what: 'El servicio no aceptó este mensaje.',
      remedy: 'Revise el canal y la dirección en Ajustes con su contacto en Share911.',
    },
    'bad-response': {
      what: 'No se entendió la respuesta.',
      remedy: 'Pida a informática que revise la dirección y el filtro de internet.',
    },
    'invalid-input': {
      what: 'Algo de lo escrito no se puede usar.',
      remedy: 'Busque el campo marcado y cámbielo.',
    },
    storage: {
      what: 'Tocsin no pudo guardar en el disco.',
      remedy: 'Pida a informática que libere espacio en el disco o permita escribir en él.',
    },
    bug: {
      what: 'Algo falló dentro de Tocsin.',
      remedy: 'Vuelva a abrir Tocsin. Si se repite, avise a informática.',
    },
  },
  reason: {
    dns: 'No se encontró la dirección del servicio.',
    refused: 'El servicio no aceptó la conexión.',
    unreachable: 'Desde esta red no hay camino al servicio.',
    tls: 'La conexión con el servicio no es segura, así que no se envió nada.',
    proxy: 'El filtro de internet de esta red lo impide.',
    'before-writing': 'El mensaje no se envió a tiempo.',
    'after-writing': 'El mensaje se envió, pero no hubo respuesta a tiempo.',
    'connection-lost': 'Se cortó la conexión. Es posible que el mensaje haya llegado.',
    redirect: 'El servicio indica otra dirección.',
    'server-error': 'El servicio tiene un problema propio.',
    'not-found': 'El servicio no conoce este canal o esta dirección.',
    'disk-full': 'El disco está lleno.',
    'read-only': 'El disco no permite escribir.',
    'keyring-locked': 'El lugar donde se guardan las claves está bloqueado.',
    'keyring-missing': 'Esta computadora no tiene un lugar seguro para las claves.',
    'no-key': 'Falta la clave.',
    'no-channel': 'Falta el canal.',
    'no-integration': 'Falta el nombre de integración.',
  },
  delivery: {
    'counting-down': 'Se envía en un momento',
    queued: 'A punto de enviarse',
    sending: 'Enviando',
    waiting: 'Aún no enviado, se intenta de nuevo',
    unsure: 'Es posible que haya llegado, se intenta de nuevo',
    accepted: 'Aceptado por {{service}}',
    answered: 'Respondió una persona',
    failed: 'No enviado',
    expired: 'Demasiado antiguo para enviarse solo',
    cancelled: 'Cancelado',
  },
  rung: {
    pressed: 'Pulsado',
    saved: 'Guardado',
    sent: 'Enviado',
    accepted: 'Aceptado',
    answered: 'Respondido',
  },
  step: {
    sendNow: 'Enviar ahora',
    cancel: 'Cancelar',
    standDown: 'Terminar la alerta',
    tryAgain: 'Intentar de nuevo',
    close: 'Cerrar',
    callNow: 'Llame al {{number}} ahora',
  },
  hotkey: {
    registered: 'Funciona',
    off: 'Desactivada',
    taken: 'Otro programa usa estas teclas',
    duplicate: 'Repetida en Tocsin',
    open: 'Abrir Tocsin',
  },
  tray: {
    cancelOne: 'Cancelar: {{status}}',
    sendNowOne: 'Enviar ahora: {{status}}',
    lastDelivery: 'Último: {{status}}, {{state}}, {{time}}',
    noDelivery: 'Nada en camino',
    open: 'Abrir Tocsin',
    pauseNotifications: 'Pausar notificaciones por 30 minutos',
    resumeNotifications: 'Reanudar notificaciones',
    quit: 'Salir de Tocsin',
    sending: 'Enviando: {{status}}',
    attention: 'Requiere atención: {{status}}',
    also: 'Además: {{what}}',
  },
  notice: {
    practiceTitle: 'PRÁCTICA: {{title}}',
    acceptedTitle: '{{status}}: aceptado',
    acceptedBody: 'Aceptado por {{service}} a las {{time}}.',
    waitingTitle: '{{status}}: aún no enviado',
    waitingBody: '{{what}} Tocsin sigue intentando. También puede llamar al {{number}} ahora.',
    unsureTitle: '{{status}}: es posible que haya llegado',
    failedTitle: '{{status}}: NO enviado',
    failedBody: '{{what}} Llame al {{number}} ahora.',
    calmBody: '{{what}} Avise de otra manera.',
    failedUnsureTitle: '{{status}}: es posible que no haya llegado',
    expiredTitle: '{{status}}: no se envió a tiempo',
    expiredBody: 'Tocsin dejó de intentar. Llame al {{number}} si aún necesita ayuda.',
    expiredCalmBody: 'Tocsin dejó de intentar. Avise de otra manera.',
    keepsTrying: '{{what}} Tocsin sigue intentando.',
    practiceBody:
      '{{what}} Práctica: no se avisó a nadie. En una emergencia real, llame al {{number}}.',
  },
  quit: {
    title: '¿Salir de Tocsin?',
    unsentOne: '«{{status}}» todavía no ha sido aceptado.',
    unsentMany: 'Hay {{count}} avisos que todavía no han sido aceptados.',
    detail: 'Con Tocsin cerrado no se envía nada y las teclas de pánico no funcionan.',
    stay: 'Dejar Tocsin abierto',
    leave: 'Salir de todos modos',
  },
} as const satisfies TextShape<typeof en>;
