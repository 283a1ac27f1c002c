// Spanish words that need no window: statuses, readiness, troubles, failures, the tray and, from a file of their own, the notifications.
import { VENDOR_NAMES, vendorTroubleWords } from '../core/vendor';
import type { en } from './en';
import { noticeEs } from './notice-es';
import type { TextShape } from '../core/text-shape';

export const es = {
  appName: 'Tocsin',
  status: {
    THREAT: 'Amenaza',
    MEDICAL_EMERGENCY: 'Emergencia médica',
    SECURITY_NEEDED: 'Necesito seguridad',
    TRAPPED: 'No puedo salir',
    SAFE: 'Estoy a salvo',
    SECURE: 'Estoy en lugar seguro',
    EVACUATED: 'Salí del edificio',
    OFF_SITE: 'Estoy en otro lugar',
  },
  world: { practice: 'PRÁCTICA', live: 'REAL' },
  vendor: { ...VENDOR_NAMES, practice: 'Servicio de práctica' },
  readiness: {
    ready: 'Listo: comprobado {{when}}, un aviso llegaría a Share911',
    unproven: 'Configurado, sin comprobar',
    practice: 'PRÁCTICA: no se avisaría a nadie',
    trouble: 'Problema: {{what}}',
    'not-set-up': 'Falta configurar: {{what}}',
    prove:
      'Para comprobarlo, presione «Estoy a salvo» en un momento tranquilo. Llega a su Share911 real.',
    callInstead: 'En una emergencia, llame al {{number}}.',
  },
  trouble: {
    ...vendorTroubleWords('es'),
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
    'place-unsaid': {
      what: 'Nadie ha dicho dónde está este puesto',
      remedy:
        'Escriba el edificio y la sala en «Puesto» de Ajustes: quien responda a un aviso solo lee eso.',
    },
    'keyring-missing': {
      what: 'Esta computadora no tiene un lugar seguro para las claves',
      remedy: 'Pida a soporte técnico que instale un llavero de claves y vuelva a abrir Tocsin.',
    },
    'keyring-locked': {
      what: 'El lugar donde se guardan las claves está bloqueado',
      remedy: 'Desbloquee el llavero con su contraseña. Tocsin seguirá por sí solo.',
    },
    'key-other-address': {
      what: 'La dirección cambió: escriba la clave otra vez',
      remedy:
        'La clave se escribió para otra dirección y no se envía a ninguna otra. Escríbala otra vez en Ajustes o vuelva a la dirección anterior.',
    },
    disk: {
      what: 'Tocsin no puede guardar en el disco',
      remedy: 'Pida a soporte técnico que libere espacio en el disco o permita escribir en él.',
    },
    'disk-busy': {
      what: 'Otro programa tiene ocupado el registro',
      remedy:
        'Los avisos salen de todos modos y se guardan en cuanto lo suelte. Si esto dura, pregunte a soporte técnico qué programa mantiene abierto desk.db.',
    },
    'record-rescued': {
      what: 'Los datos guardados estaban dañados',
      remedy:
        'Lo que se pudo leer está aquí de nuevo; un aviso que esperaba le pregunta en la pantalla de pánico. Informe a soporte técnico: el archivo anterior se conserva.',
    },
    offline: {
      what: 'Esta computadora no está conectada a la red',
      remedy: 'Revise el cable de red o el wifi.',
    },
    'vendor-unreachable': {
      what: 'Share911 no responde',
      remedy:
        'Tocsin sigue intentando. Si continúa, pida a soporte técnico que revise la conexión.',
    },
    'vendor-certificate': {
      what: 'La conexión con Share911 no es segura',
      remedy:
        'Pida a soporte técnico que revise el reloj de esta computadora y el filtro de internet.',
    },
    'vendor-refuses-key': {
      what: 'Share911 no acepta la clave, el canal o la dirección',
      remedy: 'Revise la clave, el canal y la dirección en Ajustes con Share911.',
    },
    'vendor-replaced': {
      what: 'Un filtro web o un proxy respondió en lugar de Share911',
      remedy: 'Pida a soporte técnico que deje pasar a Share911, o inicie sesión en esta red.',
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
    'press-not-accepted': {
      what: 'El último aviso no fue aceptado',
      remedy:
        'Pida a soporte técnico que revise la clave, el canal y la dirección. Un aviso aceptado pone fin a esto.',
    },
    'hotkey-failed': {
      what: 'Una combinación de teclas no funciona',
      remedy: 'Ajustes dice cuál y por qué. Elija otras teclas allí o presione el botón.',
    },
    'hotkeys-not-offered': {
      what: 'Su escritorio no deja que los programas pidan teclas',
      remedy:
        'Use los botones o el icono junto al reloj. Las teclas rápidas funcionan en una sesión X11.',
    },
    'hotkeys-unproven': {
      what: 'Las teclas rápidas no están probadas en este escritorio',
      remedy:
        'Quizá no lleguen mientras otro programa está delante. Use los botones o el icono junto al reloj.',
    },
    'settings-unreadable': {
      what: 'No se pudo leer la configuración',
      remedy: 'Tocsin guardó una copia y empezó con valores normales. Revíselos en Ajustes.',
    },
    'settings-lost': {
      what: 'Se perdió la configuración de este puesto real',
      remedy:
        'Tocsin usa la última copia y sigue en modo real. Revísela en Ajustes y elija «Seguir en modo real con esta configuración».',
    },
    'was-live': {
      what: 'Este puesto era real y se perdió su configuración',
      remedy:
        'Solo quedan las claves del puesto real: un aviso no alerta a nadie. Abra Ajustes y pase a modo real, o diga allí que sigue en práctica.',
    },
    'managed-config': {
      what: 'La configuración de soporte técnico tiene un error',
      remedy:
        'Pida a soporte técnico que corrija el archivo. Solo se usa lo que se pudo leer en él.',
    },
    'practice-service': {
      what: 'El servicio de práctica no está funcionando',
      remedy: 'Cierre Tocsin y vuelva a abrirlo.',
    },
    'webhook-receiver': {
      what: 'No pueden llegar las respuestas de los contactos',
      remedy: 'Otro programa puede usar el mismo puerto. Pida a soporte técnico que elija otro.',
    },
    'webhook-lost': {
      what: 'Las respuestas de los contactos quizá no lleguen a esta computadora',
      remedy:
        'Pida a soporte técnico que revise el túnel o el proxy. Verificar muestra cómo llegan.',
    },
    'events-refused': {
      what: 'Llegan más eventos de los que este puesto puede guardar',
      remedy:
        'Los avisos se siguen enviando. El servicio debe enviarlos de nuevo más tarde. Pregunte a soporte técnico quién envía tanto.',
    },
    'verification-unsure': {
      what: 'Una pregunta quizá se envió y quizá no',
      remedy: 'Abra Verificar y diga qué hacer con ella.',
    },
    'notices-silent': {
      what: 'Esta computadora no muestra notificaciones',
      remedy:
        'Los avisos se siguen enviando. Mire esta ventana y pida a soporte técnico que revise las notificaciones.',
    },
    'tray-missing': {
      what: 'Este escritorio no tiene lugar para el icono de Tocsin',
      remedy:
        'Las teclas y esta ventana siguen funcionando. En GNOME, soporte técnico puede agregar la extensión AppIndicator.',
    },
    'held-up': {
      what: 'Tocsin se detuvo por un momento',
      remedy:
        'Un aviso puede salir tarde mientras esta computadora está ocupada. Si se repite, avise a soporte técnico.',
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
      remedy: 'Pida a soporte técnico que revise la dirección y el filtro de internet.',
    },
    'invalid-input': {
      what: 'Algo de lo escrito no se puede usar.',
      remedy: 'Busque el campo marcado y cámbielo.',
    },
    storage: {
      what: 'Tocsin no pudo guardar en el disco.',
      remedy: 'Pida a soporte técnico que libere espacio en el disco o permita escribir en él.',
    },
    bug: {
      what: 'Algo falló dentro de Tocsin.',
      remedy: 'Vuelva a abrir Tocsin. Si se repite, avise a soporte técnico.',
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
    'something-else': 'Un filtro web o un proxy respondió en su lugar.',
    'not-found': 'El servicio no conoce este canal o esta dirección.',
    'disk-full': 'El disco está lleno.',
    'read-only': 'El disco no permite escribir.',
    busy: 'Otro programa tiene ocupado el registro.',
    'keyring-locked': 'El lugar donde se guardan las claves está bloqueado.',
    'keyring-missing': 'Esta computadora no tiene un lugar seguro para las claves.',
    'no-key': 'Falta la clave.',
    declined: 'No se cambió nada: así se eligió.',
    'address-changed': 'La dirección cambió: escriba la clave otra vez.',
    'no-channel': 'Falta el canal.',
    'invalid-contact': 'CHeKT no conoce a una de estas personas.',
    'delivery-failed': 'CHeKT no pudo comunicarse con esta persona.',
    'duplicate-person': 'Ya hay alguien con este nombre y esta descripción.',
    'duplicate-external-id': 'Otra persona ya tiene este ID externo.',
    'address-not-allowed': 'El servicio no acepta peticiones desde la dirección de esta red.',
    'clock-skew': 'El reloj de esta computadora no está en hora.',
    'clock-set-back':
      'Se atrasó el reloj de esta computadora, así que no se sabe qué tan antiguo es.',
    overtaken: 'Entretanto se pidió algo más nuevo.',
    'no-integration': 'Falta el nombre de integración.',
  },
  delivery: {
    'counting-down': 'Se envía en un momento',
    queued: 'A punto de enviarse',
    sending: 'Enviando',
    waiting: 'Aún no se envió, se intenta de nuevo',
    unsure: 'Es posible que haya llegado, se intenta de nuevo',
    accepted: 'Lo aceptó {{service}}',
    answered: 'Respondió una persona',
    'taken-as-sent': 'Se da por hecho el envío',
    failed: 'NO se envió',
    'failed-unsure': 'No se sabe si llegó',
    'not-accepted': 'No lo aceptó {{service}}',
    'not-accepted-yet': 'Todavía no lo aceptó {{service}}, se intenta de nuevo',
    expired: 'Se acabó el tiempo: ya no se envía solo',
    'expired-unsure': 'Se acabó el tiempo: quizá llegó',
    cancelled: 'Se canceló',
    'cancelled-unsure': 'Se detuvo, quizá ya salió',
    stopping: 'Detenido; este intento pudo haber llegado',
    doubted: 'No se envió solo: puede ser antiguo',
    'doubted-unsure': 'No se envió otra vez solo: puede ser antiguo y pudo haber llegado',
  },
  rung: {
    pressed: 'Presionado',
    saved: 'Guardado',
    sent: 'Enviado',
    accepted: 'Aceptado',
    answered: 'Respondido',
  },
  step: {
    sendNow: 'Enviar ahora',
    cancel: 'Cancelar',
    standDown: 'Enviar «Estoy en lugar seguro»',
    tryAgain: 'Intentar de nuevo',
    close: 'Cerrar',
    callNow: 'Llame al {{number}} ahora',
  },
  answer: {
    confirmed: 'Sí, es real',
    cancelled: 'No, falsa alarma',
    help: 'Necesita ayuda',
    other: 'Dijo: «{{said}}»',
    somebody: 'Alguien',
  },
  hotkey: {
    registered: 'Funciona',
    off: 'Desactivada',
    taken: 'Otro programa usa estas teclas',
    'no-key': 'Este teclado no puede dar estas teclas',
    duplicate: 'Repetida en Tocsin',
    'not-offered': 'Su escritorio no deja que los programas pidan teclas',
    unproven: 'Sin probar: todavía no llegó ningún aviso',
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
    answered: 'Nueva respuesta: {{name}}: {{answer}}',
    asking: 'Se preguntó a {{site}}: esperando respuestas',
    decide: 'Quizá se envió: {{site}}. Abra Verificar.',
    openVerify: 'Abrir Verificar',
    call: 'Se compartió una llamada al 911 con este puesto',
    alarm: 'Alerta de Share911: {{name}}',
    openCalls: 'Abrir Llamadas',
  },
  notice: noticeEs,
  risk: {
    title: '¿Cambiar este ajuste?',
    message: 'Esto abre el puesto a otros.',
    receiver:
      'Con {{host}} toda computadora que llegue hasta esta puede conectarse a Tocsin. Hasta ahora solo podían los programas de esta computadora.',
    pictures:
      'Quien opera {{host}} sabe dónde está cada llamada al 911, porque Tocsin le pide imágenes del mapa.',
    stay: 'No cambiar nada',
    change: 'Cambiar',
  },
  menu: { hide: 'Ocultar la ventana' },
  quit: {
    title: '¿Salir de Tocsin?',
    unsentOne: '«{{status}}» todavía no ha sido aceptado.',
    unsentQuestion: 'La pregunta a {{site}} todavía no ha sido aceptada.',
    unsentMany: 'Hay {{count}} avisos o preguntas que todavía no han sido aceptados.',
    live: 'Este puesto está en modo real.',
    detail: 'Con Tocsin cerrado no se envía nada y las teclas de pánico no funcionan.',
    stay: 'Dejar Tocsin abierto',
    leave: 'Salir de todos modos',
  },
} as const satisfies TextShape<typeof en>;
