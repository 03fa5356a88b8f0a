import { openPage } from '../../platform/navigation'

/** The ways from an order: to its page, and to the chat with it. */
export const openOrder = (orderNo: string): void => openPage('order-detail', { orderNo })
export const askAboutOrder = (orderNo: string): void => openPage('chat', { scene: 'order', orderNo })
