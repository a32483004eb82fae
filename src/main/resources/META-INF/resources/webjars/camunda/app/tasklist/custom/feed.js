/*
 * "My calendar" in the bar: where a person gets the secret address at which a phone or a mail program reads their deadlines,
 * and takes it back.
 */
import { address, alarm, element, inShanghai, lines, loading, post, read, remove, show } from '../../shared/page.js';
import { say } from '../../shared/words.js';

const FEED = address('me', 'feed');

/** A paragraph, from a pair of English and Chinese. */
const told = (look, sentences) => element(`div.pathways-feed-told${look}`, null, lines(sentences));

class FeedDialog {
  /** @param api of the web application: carries the token of the session */
  constructor(api) {
    this.api = api;
    this.content = element('div.pathways-feed-content', { 'aria-live': 'polite' });
    this.dialog = element(
      'dialog.pathways-feed',
      { 'aria-labelledby': 'pathways-feed-title', close: () => this.dialog.remove() },
      element('h3', { id: 'pathways-feed-title' }, say('My calendar', '我的日历')),
      told('', [
        'Your phone or mail program can show the deadlines of your projects. It reads them at a secret address, about every hour.',
        '手机或邮件程序可通过专属保密地址，约每小时读取一次您项目的期限。',
      ]),
      this.content,
      element('button.btn.btn-default.pathways-feed-close', { type: 'button', click: () => this.dialog.close() }, say('Close', '关闭'))
    );
  }

  async open() {
    document.body.append(this.dialog);
    this.dialog.showModal();
    await this.doing(async () => this.state(await read(FEED)));
  }

  /** Shows what comes of a call, or why nothing does. */
  async doing(call) {
    show(this.content, loading());
    try {
      show(this.content, await call());
    } catch (refused) {
      show(this.content, alarm(refused.message));
    }
  }

  state({ on, since, lastReadAt }) {
    return on
      ? [
          told('', [
            `You have an address since ${inShanghai(since)}, ${lastReadAt ? `last read ${inShanghai(lastReadAt)}` : 'which nothing has read yet'} (times of Shanghai).`,
            `地址生成于${inShanghai(since)}，${lastReadAt ? `最近读取${inShanghai(lastReadAt)}` : '尚未被读取'}（北京时间）。`,
          ]),
          told('.text-muted', ['It was shown once. A new one ends it.', '地址仅显示一次；生成新地址后，旧地址失效。']),
          this.button(say('Make a new address', '生成新地址'), 'default', () => this.make()),
          ' ',
          this.button(say('End it', '停用'), 'danger', () => this.end()),
        ]
      : [
          told('', ['You have no address yet.', '您尚无地址。']),
          this.button(say('Make my address', '生成我的地址'), 'primary', () => this.make()),
        ];
  }

  button(label, look, click) {
    return element(`button.btn.btn-${look}`, { type: 'button', click }, label);
  }

  make() {
    return this.doing(async () => this.made(await post(FEED, {}, this.api.CSRFToken)));
  }

  end() {
    return this.doing(async () => {
      await remove(FEED, this.api.CSRFToken);
      return this.state(await read(FEED));
    });
  }

  /** The address, this once. */
  made({ address: secret }) {
    const field = element('input.form-control', {
      type: 'text',
      readonly: true,
      value: secret,
      'aria-label': say('Your secret address', '您的保密地址'),
      focus: () => field.select(),
    });
    const copied = element('span', { role: 'status' });
    const copy = async () => {
      field.select();
      await navigator.clipboard.writeText(secret).then(
        () => show(copied, say('Copied', '已复制')),
        () => show(copied, say('Please copy it by hand', '请手动复制'))
      );
    };
    return [
      told('.alert.alert-warning', [
        'Copy it now, it is not shown again. Whoever has it reads your deadlines: give it to nobody.',
        '请立即复制，此地址不再显示。持有该地址者即可读取您的期限，请勿外传。',
      ]),
      element('div.pathways-feed-address', null, field, this.button(say('Copy', '复制'), 'primary', copy)),
      copied,
      told('.text-muted', [
        'iPhone: Settings, Calendar, Accounts, Add Subscribed Calendar. Outlook: Add calendar, Subscribe from web. Google Calendar: Other calendars, From URL.',
        'iPhone：设置—日历—账户—添加已订阅的日历；Outlook：添加日历—从Web订阅；Google日历：其他日历—通过网址添加。',
      ]),
    ];
  }
}

export default {
  id: 'my-calendar-action',
  pluginPoint: 'tasklist.navbar.action',
  priority: 250,
  render: (place, { api }) =>
    place.append(
      element(
        'a.pathways-feed-open',
        {
          href: '',
          role: 'button',
          title: say('Your deadlines in your own calendar', '在个人日历中查看期限'),
          click: (event) => {
            event.preventDefault();
            new FeedDialog(api).open();
          },
        },
        element('span.glyphicon.glyphicon-calendar', { 'aria-hidden': 'true' }),
        say(' My calendar', ' 我的日历')
      )
    ),
};
