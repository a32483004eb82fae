${projectCode}：有事项待您处理

项目 ${projectCode}

该项目有期限需要您关注。保密协议尚未生效，邮件不含具体内容，请登录查看。

登录：${link}
