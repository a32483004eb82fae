package com.lancore.pathways.refusal;

/** What a person is told where nothing more than the status is known. */
public final class StatusSentence {

    private StatusSentence() {}

    /** The sentence of a status of HTTP from 400 on. */
    public static Sentence of(int status) {
        return switch (status) {
            case 401 -> Sentence.of("Please log in.", "请先登录。");
            case 403 -> Sentence.of("You have no right to do this.", "您无权执行此操作。");
            case 404 -> Sentence.of("There is no such address.", "没有该地址。");
            case 405 -> Sentence.of("This address does not take this method.", "该地址不支持此请求方法。");
            case 406 -> Sentence.of("This address answers JSON only.", "该地址只返回JSON。");
            case 413 -> Sentence.of("What was sent is too large.", "发送的内容过大。");
            case 415 -> Sentence.of("This content type is not taken here.", "不支持该内容格式。");
            default ->
                status < 500
                        ? Sentence.of("The request cannot be read.", "请求无法识别。")
                        : Sentence.of("Something went wrong on our side; it is logged.", "系统出错，已记录。");
        };
    }
}
